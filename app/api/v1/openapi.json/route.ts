import { openapi } from '../../openapi'

export const GET = () => Response.json(openapi())
