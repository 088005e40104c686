/** The frame of a number says what it leads to: a passage, a citation or a date. */
const FRAMES = {
  passage: 'rounded-xs border-accent',
  citation: 'rounded-full border-accent',
  date: 'border-accent border-dashed',
} as const

type Props = { kind: keyof typeof FRAMES; number: number; label: string; id?: string; href: string | null }

/** A number in the text or beside what was made of it; the two lead to each other, unless it was withdrawn. */
export function Numbered({ kind, number, label, id, href }: Props) {
  const shape = `inline-block h-fit min-w-6 border bg-paper px-1 text-center font-label text-xs ${FRAMES[kind]}`
  if (href === null) return <span className={`${shape} text-soft`}>{number}</span>
  return (
    <a id={id} href={href} aria-label={label} className={`${shape} no-underline`}>
      {number}
    </a>
  )
}
