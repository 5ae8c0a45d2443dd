#!/usr/bin/env node
'use strict';
require('../dist/bundle/systemd-sysv-generator-ts.cjs');
