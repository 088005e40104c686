import { expect, test } from 'vitest'
import { withoutScriptLinks, withoutScripts } from './strip'

test('scripts of every form go, and what stands between them stays', () => {
  const page = [
    '<head><script src="/_next/a.js" async="" nonce="x"></script>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/b.js"/><link rel="modulepreload" href="/c.js">',
    '<link rel="stylesheet" href="/_next/a.css" data-precedence="next"/><link rel="preload" href="/f.woff2" as="font" crossorigin="" type="font/woff2"/></head>',
    '<body><p>1 &lt; 2 &lt;script&gt;</p><script>self.__next_f.push([1,"<p>\\u003c/script"])</script>',
    '<SCRIPT type="module">x</SCRIPT ><p title="a > b">end</p></body>',
  ]
  expect(withoutScripts(page.join(''))).toBe(
    '<head><link rel="stylesheet" href="/_next/a.css" data-precedence="next"/><link rel="preload" href="/f.woff2" as="font" crossorigin="" type="font/woff2"/></head>' +
      '<body><p>1 &lt; 2 &lt;script&gt;</p><p title="a > b">end</p></body>',
  )
})

test('data for search engines stays as it is, even where it speaks of scripts', () => {
  const data = '<script type="application/ld+json">{"@type":"ClaimReview","name":"<script>"}</script>'
  expect(withoutScripts(`${data}<script>1</script>`)).toBe(data)
})

test('of a proof page the one script stays that checks it, and only in the form in which we write it', () => {
  const own = '<script type="module" src="/check-proof.js"></script>'
  const others = [
    '<script src="/_next/a.js" async=""></script>',
    '<script type="module" src="/check-proof.js">alert(1)</script>',
    '<script type="module" src="/check-proof.js?x"></script>',
    '<script type="module" src="/check-proof.js" onload="x"></script>',
    '<script type="module" src="https://elsewhere.example/check-proof.js"></script>',
  ]
  expect(withoutScripts(`<p>1</p>${others.join('')}${own}`, '/check-proof.js')).toBe(`<p>1</p>${own}`)
  expect(withoutScripts(own)).toBe('')
})

test('a Link header asks for fonts and styles ahead, not for scripts', () => {
  const header =
    '</a.woff2>; rel=preload; as="font"; crossorigin="", </b.js>; rel=preload; as="script", </c.css>; rel=preload; as="style"'
  expect(withoutScriptLinks(header)).toBe(
    '</a.woff2>; rel=preload; as="font"; crossorigin="", </c.css>; rel=preload; as="style"',
  )
  expect(withoutScriptLinks('</b.js>; rel=preload; as=script')).toBe('')
})
