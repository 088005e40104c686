import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Alike } from '../../db/queries/alike'
import type { DeskEvent } from '../../db/queries/desk-event'
import type { SourcePage } from '../../db/queries/sources'
import { momentIn } from '../../i18n/dates'
import { plainWords } from '../ui/gone'
import { Handle, Words } from '../ui/prose'
import { AgentName } from './agent-name'
import { Deed } from './deed'
import { type Desk, deskPath } from './desk'
import { Form } from './form'
import { Hidden } from './hidden'
import { useNth } from './nth'
import { Fold } from './paper'

type Props = { alike: readonly Alike[]; source: SourcePage; event: DeskEvent; desk: Desk }

/** The sources that share passages with this one, and the question whether one of the two relays the other's report. */
export function Copies({ alike, ...rest }: Props) {
  const [t, gone, nth] = [useTranslations('desk.copies'), useTranslations('gone'), useNth()]
  if (alike.length === 0) return null
  return (
    <section aria-label={t('title')} className="space-y-4 border-edge border-s-4 bg-sheet px-4 py-3">
      {alike.map((each, at) => (
        <Copy
          key={each.source.id}
          alike={each}
          label={nth(plainWords(each.source.title, gone), at, alike.length)}
          {...rest}
        />
      ))}
    </section>
  )
}

function Copy({ alike, label, source, event, desk }: Omit<Props, 'alike'> & { alike: Alike; label: string }) {
  const t = useTranslations('desk.copies')
  const { source: other, passages, said } = alike
  const title = () => (
    <Link href={deskPath(desk, { source: other.id })} prefetch={false}>
      <Words language={other.language}>{other.title}</Words>
    </Link>
  )
  return (
    <div className="space-y-2">
      <p className="font-label text-sm">
        {t.rich('shares', { count: passages.length, title })}
        <span className="block text-soft text-xs">
          {other.publisher && <AgentName desk={desk} id={other.publisher} />}
          {other.publisher && other.published && ' · '}
          {other.published && momentIn(desk.locale, other.published)}
        </span>
      </p>
      <Fold words={t('passages')}>
        <ol className="space-y-2">
          {passages.map(({ a, exact }) => (
            <li key={a.start} tabIndex={-1} data-start={a.start} data-end={a.end}>
              <Words as="blockquote" language={source.current.language} className="line-clamp-4 text-sm">
                {exact}
              </Words>
            </li>
          ))}
        </ol>
      </Fold>
      {said && <Said said={said} source={source.id} />}
      {desk.forbids('liken_report') === null && (
        <Liken said={said} label={label} source={source.id} other={other} event={event} desk={desk} />
      )}
    </div>
  )
}

const WAYS = ['this', 'other', 'neither'] as const

function wayOf(said: Alike['said'], source: string): (typeof WAYS)[number] | null {
  if (!said) return null
  if (!said.relays) return 'neither'
  return said.of === source ? 'this' : 'other'
}

function Said({ said, source }: { said: NonNullable<Alike['said']>; source: string }) {
  const [t, words] = [useTranslations('desk.copies'), useTranslations('desk.citations')]
  return (
    <p className="font-label font-medium text-sm">
      {t.rich(`said.${wayOf(said, source) ?? 'neither'}`, {
        handle: () => <Handle handle={said.by} former={words('former')} />,
      })}
    </p>
  )
}

type Question = {
  said: Alike['said']
  label: string
  source: string
  other: Alike['source']
  event: DeskEvent
  desk: Desk
}

function Liken({ said, label, source, other, event, desk }: Question) {
  const t = useTranslations('desk.copies')
  const ways = WAYS.filter((way) => way !== wayOf(said, source))
  const buttons = (
    <Form
      {...desk.sheet()}
      action={desk.actions.liken}
      label={`${t('title')}: ${label}`}
      fields={[]}
      className="flex flex-wrap gap-2"
    >
      <Hidden values={{ eventId: event.id, one: source, other: other.id }} />
      {ways.map((way) => (
        <Deed key={way} name="way" value={way} done="">
          {t(`way.${way}`)}
        </Deed>
      ))}
    </Form>
  )
  return said ? <Fold words={t('otherwise')}>{buttons}</Fold> : buttons
}
