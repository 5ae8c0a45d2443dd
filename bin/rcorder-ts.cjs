#!/usr/bin/env node
'use strict';
require('../dist/bundle/rcorder-ts.cjs');
