import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const withDatabase = [
  'db/**/*.test.ts',
  'auth/**/*.test.ts',
  'log/**/*.test.ts',
  'backup/**/*.test.ts',
  'work/**/*.test.ts',
  'e2e/faults/**/*.test.ts',
  'verify/{agreement,record,tables}.test.ts',
  'bin/verbs/{import,role}.test.ts',
]

/** What a failure says is all that is kept of it. */
const chaiConfig = { truncateThreshold: 1_000 }

export default defineConfig({
  test: {
    // Tests with a database wait for it more than they reckon.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'rules',
          chaiConfig,
          // Rules are pure, so that their files may share one world, which is made once.
          isolate: false,
          testTimeout: 30_000,
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', '.next/**', 'e2e/**', ...withDatabase],
        },
      },
      {
        test: {
          name: 'database',
          chaiConfig,
          include: withDatabase,
          exclude: ['**/node_modules/**'],
          globalSetup: './db/embedded/for-tests.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // next-auth imports `next/server` as only bundlers can.
          server: { deps: { inline: ['next-auth'] } },
        },
      },
    ],
  },
})
