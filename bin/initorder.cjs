#!/usr/bin/env node
'use strict';
require('../dist/bundle/initorder.cjs');
