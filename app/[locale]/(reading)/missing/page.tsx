import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Missing } from '../../../../components/shell/missing'
import type { Locale } from '../../../../domain/locale'

type Props = { params: Promise<{ locale: Locale }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('missing'))('title'), robots: { index: false } }
}

/** Next draws its own not-found page with a script only; the front sends this one in its place, as a 404. */
export default async function Page({ params }: Props) {
  return <Missing locale={(await params).locale} />
}
