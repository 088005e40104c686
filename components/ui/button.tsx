import type { ComponentProps } from 'react'

type Tone = 'strong' | 'quiet' | 'grave'

const TONES: Readonly<Record<Tone, string>> = {
  strong: 'border-accent bg-accent text-onaccent hover:opacity-90',
  quiet: 'border-edge bg-transparent text-ink hover:bg-sheet',
  grave: 'border-denied bg-transparent text-denied hover:bg-sheet',
}

const SHAPE =
  'inline-flex min-h-11 cursor-pointer items-center justify-center rounded-sm border px-5 font-label text-sm font-medium no-underline disabled:cursor-not-allowed disabled:opacity-60'

/** One strong button a form; what cannot be taken back is grave. */
export function Button({ tone = 'strong', className = '', ...rest }: ComponentProps<'button'> & { tone?: Tone }) {
  return <button type="submit" className={`${SHAPE} ${TONES[tone]} ${className}`} {...rest} />
}

/** A link that is the next step of the page. */
export function ButtonLink({
  tone = 'quiet',
  className = '',
  ...rest
}: ComponentProps<'a'> & { tone?: Tone; href: string }) {
  return <a className={`${SHAPE} ${TONES[tone]} ${className}`} {...rest} />
}
