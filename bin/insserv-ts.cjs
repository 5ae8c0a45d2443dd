#!/usr/bin/env node
'use strict';
require('../dist/bundle/insserv-ts.cjs');
