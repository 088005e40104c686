// The sealer starts beside the site: only our own files go through tsx.
import { tsImport } from 'tsx/esm/api'

await tsImport('./sealer.ts', import.meta.url)
