// Only our own files go through tsx, not the thousands that Next loads: half a second of every start.
import { tsImport } from 'tsx/esm/api'

await tsImport('./serve.ts', import.meta.url)
