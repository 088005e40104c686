import type { ReactNode } from 'react'
import { goneIn } from '../../domain/removal'
import { directionOf } from '../../i18n/languages'
import { Gone } from './gone'

/** A column of text at the length of a line that is easy to follow. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="max-w-[65ch] space-y-5 [&_h2]:mt-12 [&_h2]:text-xl [&_h3]:mt-8 [&_h3]:text-lg">{children}</div>
}

/** Somebody's words, kept apart from the page's own: their language, their direction. Where they are gone, that is said. */
export function Words({
  language = null,
  children,
  as: Tag = 'bdi',
  className,
}: {
  language?: string | null
  children: ReactNode
  as?: 'bdi' | 'p' | 'q' | 'blockquote' | 'div'
  className?: string
}) {
  if (typeof children === 'string' && goneIn(children)) {
    return (
      <Tag className={className}>
        {/* Words in a line may stand in a link already. */}
        <Gone text={children} linked={Tag !== 'bdi'} />
      </Tag>
    )
  }
  return (
    <Tag lang={language ?? undefined} dir={directionOf(language)} className={className}>
      {children}
    </Tag>
  )
}

/** A person by the name they chose. Someone who has gone has none. */
export function Handle({ handle, former }: { handle: string | null; former: string }) {
  return handle ? <bdi className="whitespace-nowrap">@{handle}</bdi> : <span>{former}</span>
}

/** Dates as a form wants them typed, in a hint: from left to right and in one piece, whichever way the hint runs. */
export const asTyped = {
  date: (value: ReactNode) => (
    <bdi dir="ltr" className="whitespace-nowrap">
      {value}
    </bdi>
  ),
}
