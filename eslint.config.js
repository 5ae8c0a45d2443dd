import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'fixtures/', 'node_modules/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-readonly-parameter-types': 'off',
      // `isolatedDeclarations` asks for the annotations that this rule would take away.
      '@typescript-eslint/no-inferrable-types': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // `noPropertyAccessFromIndexSignature` asks for the bracket form that this rule would forbid.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
      'no-control-regex': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        { selector: 'CallExpression[callee.object.name="console"]', message: 'Write through the io of the command.' },
      ],
    },
  },
  {
    // Tool configuration files must export by default; that is how their tools find them.
    files: ['test/vitest.config.ts', 'test/global-setup.ts', 'test/browser/vitest.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
