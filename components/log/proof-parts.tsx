import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { LogEntry } from '../../db/queries/log'
import { toBase64 } from '../../domain/base64'
import type { Locale } from '../../domain/locale'
import type { LogProof } from '../../domain/log-proof'
import { InlineList } from '../ui/list'
import { signersOf } from './signers'
import { Inline, Technical } from './technical'

type Props = { entry: LogEntry; proof: LogProof | null; locale: Locale }

/** What the proof is made of, each part with a sentence that says what it is for, in the form in which it is checked. */
export function ProofParts({ entry, proof, locale }: Props) {
  const [t, log] = [useTranslations('log.proof'), useTranslations('log')]
  return (
    <section aria-labelledby="parts" className="space-y-8">
      <h2 id="parts" className="text-xl">
        {t('parts')}
      </h2>
      <Part title={t('entry')} hint={t('entryIs')}>
        <Technical id="envelope" label={t('entry')}>
          {entry.envelope}
        </Technical>
      </Part>
      <Part title={t('leaf')} hint={t('leafIs')}>
        <Technical label={t('leaf')}>{entry.leaf}</Technical>
      </Part>
      {!entry.sealed && <p className="font-label text-sm">{log('unsealed')}</p>}
      {entry.sealed && !proof && <p className="font-label text-sm">{t('away')}</p>}
      {proof && <Sealed proof={proof} locale={locale} />}
    </section>
  )
}

function Sealed({ proof, locale }: { proof: LogProof; locale: Locale }) {
  const t = useTranslations('log.proof')
  const { witnesses } = signersOf(proof.checkpoint)
  const names = <InlineList items={witnesses.map((name) => <Inline key={name}>{name}</Inline>)} locale={locale} />
  return (
    <>
      <Part title={t('index')} hint={t('indexIs')}>
        <Technical label={t('index')}>{proof.index}</Technical>
      </Part>
      <Part title={t('inclusion')} hint={proof.hashes.length > 0 ? t('inclusionIs') : t('alone')}>
        {proof.hashes.length > 0 && (
          <Technical label={t('inclusion')}>{proof.hashes.map(toBase64).join('\n')}</Technical>
        )}
      </Part>
      <Part
        title={t('checkpoint')}
        hint={
          <>
            {t('checkpointIs')} {witnesses.length > 0 ? t.rich('witnesses', { names: () => names }) : t('unwitnessed')}
          </>
        }
      >
        <Technical label={t('checkpoint')}>{proof.checkpoint}</Technical>
      </Part>
    </>
  )
}

function Part({ title, hint, children }: { title: string; hint: ReactNode; children: ReactNode }) {
  return (
    <div className="space-y-2">
      <h3 className="text-base">{title}</h3>
      <p className="max-w-[65ch] font-label text-soft text-sm">{hint}</p>
      {children}
    </div>
  )
}
