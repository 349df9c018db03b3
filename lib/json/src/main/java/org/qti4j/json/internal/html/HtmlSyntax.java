// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.html;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Takes an HTML fragment apart. What is wrong with how it is written, or dropped while it is taken apart, is reported. */
final class HtmlSyntax {
    /** At the end of the text these states of the tokeniser drop what they have read. */
    private static final Pattern INSIDE_A_TAG =
            Pattern.compile("EOF.*\\[(TagName|.*Attribute.*|SelfClosingStartTag)\\]");

    /** Left out of the tree, whether it is written as it is or as a reference. */
    private static final Pattern NULL_CHARACTER = Pattern.compile("\0|&#(?:0+(?![0-9])|[xX]0+(?![0-9a-fA-F]));?");

    private final String html;
    private final Parser parser;
    private final int mostErrors;
    private final HtmlProblems problems;

    HtmlSyntax(String html, int deepest, int mostErrors, HtmlProblems problems) {
        this.html = html;
        this.mostErrors = mostErrors;
        this.problems = problems;
        this.parser = Parser.htmlParser()
                .settings(ParseSettings.preserveCase)
                .setTrackPosition(true)
                .setTrackErrors(mostErrors)
                .setMaxDepth(deepest);
        // XHTML is read as well: <span/> is an empty span, not one that lasts to the end.
        parser.tagSet().onNewTag(tag -> tag.set(Tag.SelfClose));
        for (ElementDeclaration root : QtiGrammar.get().roots()) {
            if (root.name().getNamespaceURI().equals(WellKnownPrefixes.QTI)) {
                Tag tag = parser.tagSet().get(root.name().getLocalPart(), Parser.NamespaceHtml);
                if (tag != null) {
                    tag.set(Tag.SelfClose);
                }
            }
        }
    }

    /** Returns what the fragment consists of. */
    List<Node> nodes() {
        List<Node> nodes = parser.parseFragmentInput(html, new Element("div"), "");
        for (ParseError error : parser.getErrors()) {
            String message = error.getErrorMessage();
            if (message.startsWith("Unexpected character") && message.contains("[TagOpen]")) {
                String bare = "< stands by itself; it was read as a character";
                found(Severity.INFO, "html-less-than", bare, error.getPosition());
            } else if (INSIDE_A_TAG.matcher(message).find()) {
                String cut = "the text ends inside a tag, which was left out";
                found(Severity.ERROR, "html-refused", cut, Math.max(0, html.indexOf('<', keptUntil(nodes))));
            } else if (!message.contains("EOF")
                    && !message.contains("character reference")
                    && message.indexOf('\0') < 0) {
                found(Severity.WARNING, "html-structure", message, error.getPosition());
            }
        }
        if (parser.getErrors().size() >= mostErrors) {
            String rest = "there are more mistakes than are told; what they concern may be left out";
            found(Severity.ERROR, "html-more-findings", rest, 0);
        }
        // The first only: to find the line of each would take time by the square of their number.
        Matcher matcher = NULL_CHARACTER.matcher(html);
        if (matcher.find()) {
            found(Severity.ERROR, "html-character", AttributeReader.NO_CHARACTERS, matcher.start());
        }
        return nodes;
    }

    /** Returns where the last thing ends that became a node. */
    private static int keptUntil(List<Node> nodes) {
        int[] end = {0};
        nodes.forEach(top -> top.traverse((node, depth) -> {
            Range start = node.sourceRange();
            for (Range range : List.of(start, node instanceof Element element ? element.endSourceRange() : start)) {
                if (range.isTracked() && !range.isImplicit()) {
                    end[0] = Math.max(end[0], range.endPos());
                }
            }
        }));
        return end[0];
    }

    private void found(Severity severity, String code, String message, int position) {
        int line = 1;
        int start = 0;
        for (int i = html.indexOf('\n'); i >= 0 && i < position; i = html.indexOf('\n', i + 1)) {
            line++;
            start = i + 1;
        }
        problems.found(severity, code, message, line, position - start + 1);
    }
}
