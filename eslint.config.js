/** @file Lint rules of our own sources. */

import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'node_modules/',
      'test/host/node_modules/',
      'test/lint-cases/',
      'test/golden/',
      'test/**/cases/',
      'test-results/',
      'examples/mistakes/',
      '.cache/',
    ],
  },
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Index checks are on in the compiler; `!` stands where a loop's bounds prove the index.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tensor merges with the interface of its chained methods on purpose.
      '@typescript-eslint/no-unsafe-declaration-merging': 'off',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
    },
  },
);
