#!/usr/bin/env node
'use strict';
require('../dist/bundle/start.cjs').start('update-rc.d-ts');
