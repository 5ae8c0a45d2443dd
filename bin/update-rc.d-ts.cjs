#!/usr/bin/env node
'use strict';
require('../dist/bundle/update-rc.d-ts.cjs');
