'use client'

import { useEffect, useRef } from 'react'
import { ButtonLink } from '../ui/button'
import { Notice } from '../ui/notice'

export type CodeWords = { shown: string; keep: string; kept: string }

/** The recovery codes, the one time that they are told. */
export function Codes({ codes, words, href }: { codes: readonly string[]; words: CodeWords; href: string }) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  return (
    <section aria-label={words.shown} className="space-y-4">
      <h3 ref={title} tabIndex={-1} className="text-lg">
        {words.shown}
      </h3>
      <Notice tone="caution">{words.keep}</Notice>
      <ol dir="ltr" className="grid max-w-xl list-decimal gap-x-10 gap-y-1 ps-8 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="font-mono text-sm tabular-nums">
            {code}
          </li>
        ))}
      </ol>
      <ButtonLink tone="strong" href={href}>
        {words.kept}
      </ButtonLink>
    </section>
  )
}
