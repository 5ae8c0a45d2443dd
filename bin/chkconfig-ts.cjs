#!/usr/bin/env node
'use strict';
require('../dist/bundle/chkconfig-ts.cjs');
