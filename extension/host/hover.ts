/** @file Hovers: the partials of the expression under the pointer; before a run, the rule of its op. */

import { Hover, languages, MarkdownString, type Disposable } from 'vscode';
import { explainBeforeRun, explainSite } from '../explain/hover';
import { SELECTOR } from './languages';
import { placeUnder, viewOf } from './place';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { settingsFor } from './settings';
import { innermost, type Span } from './trackedSpans';

export function registerHover(sessions: Sessions): Disposable {
  return languages.registerHoverProvider(SELECTOR, {
    async provideHover(document, position, token) {
      const session = sessions.at(document, position);
      if (!session || token.isCancellationRequested || !settingsFor(document.uri).hover) return undefined;
      const offset = session.place.offsetAt(position);
      const known = afterRun(session, offset);
      if (known) return toHover(known, session);
      // Text the last run does not know: what its op does can be told from the text alone.
      await session.analyzeNow();
      if (token.isCancellationRequested) return undefined;
      const general = beforeRun(session, offset);
      return general && toHover(general, session);
    },
  });
}

type Told = Span & { readonly markdown: string };

function afterRun(session: Session, offset: number): Told | undefined {
  const run = session.lastRun;
  const place = run && placeUnder(run, offset);
  if (!run || !place) return undefined;
  const markdown = explainSite(viewOf(run), place.site, {
    stale: session.isStale,
    plots: settingsFor(session.document.uri).hoverPlots,
    lineOf: (site) => session.lineOf(site),
  });
  return markdown === null ? undefined : { start: place.start, end: place.end, markdown };
}

function beforeRun(session: Session, offset: number): Told | undefined {
  const call = innermost(session.callsBeforeRun(), offset);
  const markdown = call && explainBeforeRun(call.call.op);
  return call && markdown ? { start: call.start, end: call.end, markdown } : undefined;
}

function toHover({ markdown, ...span }: Told, { place }: Session): Hover {
  const content = new MarkdownString(markdown);
  // A snippet's own text ends up in here: no command links, no HTML.
  content.isTrusted = false;
  content.supportHtml = false;
  return new Hover(content, place.toRange(span));
}
