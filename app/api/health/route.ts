/** The process is up; whether it can do anything is `ready`'s to say. */
export const GET = () => Response.json({ status: 'up' })
