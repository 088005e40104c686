import { useTranslations } from 'next-intl'
import { Reviewing } from '../people/reviewing'
import { ButtonLink } from '../ui/button'
import { Handle, Prose } from '../ui/prose'

type Props = {
  handle: string
  /** Where one applies. */
  apply: string
  /** Where the administrators are reached, if this site says. */
  contact: string | null
  /** Whether whoever reads this may well be running the site on their own machine. */
  own: boolean
}

/** For a reader: what reviewers do, who one has to be, and how to become one. */
export function Becoming({ handle, apply, contact, own }: Props) {
  const t = useTranslations('deskIndex.reader')
  return (
    <Prose>
      <p>{t('lead')}</p>
      <Reviewing />
      <h2>{t('how')}</h2>
      <p>{t('invited')}</p>
      <p>{t('applied')}</p>
      <ButtonLink tone="strong" href={apply} className="w-fit">
        {t('apply')}
      </ButtonLink>
      <p>{t.rich('ask', { handle: () => <Handle handle={handle} former="" /> })}</p>
      <p>{contact ? t.rich('address', { address: () => <Address address={contact} /> }) : t('noAddress')}</p>
      {own && (
        <>
          <p>{t('own')}</p>
          <pre dir="ltr" className="whitespace-pre-wrap border border-line bg-sheet px-4 py-3 text-sm">
            npm run -s isnad -- role EMAIL reviewer
          </pre>
        </>
      )}
      <p>{t('then')}</p>
    </Prose>
  )
}

function Address({ address }: { address: string }) {
  return (
    <bdi>
      <a href={`mailto:${address}`}>{address}</a>
    </bdi>
  )
}
