import { notFound } from 'next/navigation'

/** Every address that no page answers, so that it is told in its own language. */
export default function Page() {
  notFound()
}
