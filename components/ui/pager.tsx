/** The way on through a list, and back to its start. Links appear only where they lead somewhere. */
export function Pager({
  label,
  first,
  next,
}: {
  label: string
  first: { href: string; text: string } | null
  next: { href: string; text: string } | null
}) {
  if (!first && !next) return null
  return (
    <nav aria-label={label} className="mt-10 flex justify-between gap-6 border-line border-t pt-4 font-label text-sm">
      {first ? (
        <a href={first.href} className="inline-flex min-h-11 items-center">
          {first.text}
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a href={next.href} rel="next" className="inline-flex min-h-11 items-center">
          {next.text}
        </a>
      )}
    </nav>
  )
}
