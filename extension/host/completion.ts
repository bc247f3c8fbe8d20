/** @file Completion and the signature of a call in the fences of Markdown, where VS Code asks no TypeScript: the engine's names and the snippet's own, with their docs. */

import {
  CompletionItem,
  CompletionItemKind,
  Disposable,
  languages,
  MarkdownString,
  ParameterInformation,
  SignatureHelp,
  SignatureInformation,
  type CancellationToken,
  type CompletionItemProvider,
  type Position,
  type SignatureHelpProvider,
  type TextDocument,
} from 'vscode';
import type { CallHelp, Completion, CompletionDetail, CompletionKind, Completions } from '../snippet/completion';
import { MARKDOWN } from './languages';
import { messageOf, type Log } from './log';
import type { Sessions } from './sessions';
import type { SnippetText } from './snippetText';

/** Who knows the answers, off the host's thread. */
export interface Completer {
  callHelp(fileName: string, text: string, offset: number, signal: AbortSignal): Promise<CallHelp | null>;
  complete(fileName: string, text: string, offset: number, signal: AbortSignal): Promise<Completions>;
  completion(
    fileName: string,
    text: string,
    offset: number,
    name: string,
    signal: AbortSignal,
  ): Promise<CompletionDetail | null>;
}

export function registerCompletion(sessions: Sessions, completer: Completer, log: Log): Disposable {
  const provider: CompletionItemProvider<Item> = {
    async provideCompletionItems(document, position, token) {
      const asked = placeAsked(sessions, document, position);
      if (!asked) return undefined;
      const { fileName, text, offset } = asked;
      const found = await unlessCancelled(token, log, (signal) => completer.complete(fileName, text, offset, signal));
      const range = found?.replaces && asked.place.toRange(found.replaces);
      return found?.items.map((completion) => {
        const item = new Item(completion, asked);
        if (range) item.range = range;
        return item;
      });
    },
    async resolveCompletionItem(item, token) {
      const { fileName, text, offset } = item.asked;
      const detail = await unlessCancelled(token, log, (signal) =>
        completer.completion(fileName, text, offset, item.completion.name, signal),
      );
      if (!detail) return item;
      item.detail = detail.signature;
      item.documentation = new MarkdownString(detail.documentation);
      return item;
    },
  };
  const calls: SignatureHelpProvider = {
    async provideSignatureHelp(document, position, token) {
      const asked = placeAsked(sessions, document, position);
      if (!asked) return undefined;
      const { fileName, text, offset } = asked;
      const found = await unlessCancelled(token, log, (signal) => completer.callHelp(fileName, text, offset, signal));
      return found && toSignatureHelp(found);
    },
  };
  const fences = { language: MARKDOWN };
  return Disposable.from(
    languages.registerCompletionItemProvider(fences, provider, '.'),
    languages.registerSignatureHelpProvider(fences, calls, '(', ','),
  );
}

/** What the analysis is asked about. */
interface Asked {
  readonly fileName: string;
  readonly text: string;
  readonly offset: number;
}

function placeAsked(
  sessions: Sessions,
  document: TextDocument,
  position: Position,
): (Asked & { readonly place: SnippetText }) | null {
  const place = sessions.at(document, position)?.place;
  if (!place?.fence) return null;
  return { fileName: place.fileName, text: place.text, offset: place.offsetAt(position), place };
}

function toSignatureHelp({ best, signatures }: CallHelp): SignatureHelp {
  const help = new SignatureHelp();
  help.activeSignature = best;
  help.activeParameter = signatures[best]?.next ?? 0;
  help.signatures = signatures.map(({ label, documentation, parameters, next }) => {
    const signature = new SignatureInformation(label, new MarkdownString(documentation));
    signature.activeParameter = next;
    signature.parameters = parameters.map(
      ({ start, end, documentation: docs }) => new ParameterInformation([start, end], new MarkdownString(docs)),
    );
    return signature;
  });
  return help;
}

class Item extends CompletionItem {
  constructor(
    readonly completion: Completion,
    readonly asked: Asked,
  ) {
    super(completion.name, KINDS[completion.kind]);
    this.sortText = completion.sortText;
    if (completion.insertText !== undefined) this.insertText = completion.insertText;
  }
}

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  function: CompletionItemKind.Function,
  method: CompletionItemKind.Method,
  property: CompletionItemKind.Property,
  variable: CompletionItemKind.Variable,
  constant: CompletionItemKind.Constant,
  class: CompletionItemKind.Class,
  type: CompletionItemKind.Interface,
  module: CompletionItemKind.Module,
  keyword: CompletionItemKind.Keyword,
};

/** Nobody is told of an answer that is no longer wanted, or did not come. */
async function unlessCancelled<T>(
  token: CancellationToken,
  log: Log,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const controller = new AbortController();
  const listening = token.onCancellationRequested(() => controller.abort());
  try {
    return await ask(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted) log.info(messageOf(error));
    return null;
  } finally {
    listening.dispose();
  }
}
