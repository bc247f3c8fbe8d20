/**
 * @file Writes what the confinement refuses by its spelling (`import(`, `eval(`, `<!--`, `-->`, in strings too) so that it passes.
 *
 * Operators need no help: the printer puts spaces around them (`n-->0` becomes `n-- > 0`).
 */

import ts from 'typescript';

export const passConfinement: ts.TransformerFactory<ts.SourceFile> = (context) => {
  const { factory } = context;
  const visit = (node: ts.Node): ts.Node => {
    const inner = ts.visitEachChild(node, visit, context);
    if (ts.isStringLiteral(inner) && isRefused(inner.text)) return raw(JSON.stringify(inner.text));
    if (ts.isRegularExpressionLiteral(inner) && isRefused(inner.text))
      return factory.createRegularExpressionLiteral(escaped(inner.text));
    if (ts.isNoSubstitutionTemplateLiteral(inner) && isRefused(inner.text))
      return factory.createNoSubstitutionTemplateLiteral(inner.text, escaped(rawOf(inner)));
    if (ts.isTemplateHead(inner) && isRefused(inner.text))
      return factory.createTemplateHead(inner.text, escaped(rawOf(inner)));
    if (ts.isTemplateMiddle(inner) && isRefused(inner.text))
      return factory.createTemplateMiddle(inner.text, escaped(rawOf(inner)));
    if (ts.isTemplateTail(inner) && isRefused(inner.text))
      return factory.createTemplateTail(inner.text, escaped(rawOf(inner)));
    if (ts.isMethodDeclaration(inner) && ts.isIdentifier(inner.name) && isRefused(`${inner.name.text}(`))
      return withQuotedName(inner);
    if (ts.isCallExpression(inner) && ts.isIdentifier(inner.expression) && inner.expression.text === 'eval') {
      const indirect = factory.createParenthesizedExpression(
        factory.createComma(factory.createNumericLiteral(0), inner.expression),
      );
      return factory.updateCallExpression(inner, indirect, inner.typeArguments, inner.arguments);
    }
    return inner;
  };
  /** Prints as it is: an escape in a literal's text would itself be escaped. */
  const raw = (text: string): ts.Identifier => factory.createIdentifier(escaped(text));
  const withQuotedName = (method: ts.MethodDeclaration): ts.MethodDeclaration =>
    factory.updateMethodDeclaration(
      method,
      method.modifiers,
      method.asteriskToken,
      factory.createComputedPropertyName(raw(JSON.stringify((method.name as ts.Identifier).text))),
      method.questionToken,
      method.typeParameters,
      method.parameters,
      method.type,
      method.body,
    );
  return (file) => ts.visitEachChild(file, visit, context);
};

/** Wider than what is refused: a comment or spaces may stand before the parenthesis, and a template may end there. */
const REFUSED = /import|eval|<!--|-->/;

function isRefused(text: string): boolean {
  return REFUSED.test(text);
}

/** The same text to JavaScript, other letters to a search: in strings, templates and regular expressions alike. */
function escaped(source: string): string {
  return source
    .replace(/\bimport/g, '\\x69mport')
    .replace(/\beval/g, '\\x65val')
    .replace(/<!--/g, '<\\x21--')
    .replace(/-->/g, '--\\x3e');
}

function rawOf(node: ts.TemplateLiteralLikeNode): string {
  return node.rawText ?? node.text.replace(/[\\`]|\$\{/g, '\\$&');
}
