import type { ReactNode } from 'react'
import '../globals.css'

/** Pages for whoever runs the demonstration: they name their language themselves. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  )
}
