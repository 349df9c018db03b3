// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.WellKnownPrefixes;

/**
 * An item body whose interaction stands in a line of text. The API has the text as the prompt, with a line of underscores where the
 * interaction stands; without one it stands at the end.
 */
final class InlineBody {
    private static final String BLANK = "_____";
    private static final Pattern BLANKS = Pattern.compile("_{3,}");
    private static final String P = "p";

    private InlineBody() {}

    /** Adds the prompt with the interaction, and the feedback behind it, to the body. */
    static void toQti(ApiObject structure, ElementTree interaction, List<ElementTree> feedback, ElementTree body) {
        int start = body.content().size();
        if (structure.peek("prompt") instanceof String prompt
                && BLANKS.matcher(prompt).results().count() > 1) {
            String message = "the text has several blanks; the interaction stands at the first, the others stay text";
            structure.findings().warning(Findings.INCONSISTENT, message, structure.pointer("prompt"));
        }
        boolean bare = Html.readBlocks(structure, "prompt", body);
        List<Object> inserted = new ArrayList<>();
        inserted.add(interaction.asMember());
        feedback.forEach(one -> inserted.add(one.asMember()));
        List<Object> added = body.content().subList(start, body.content().size());
        QName name = interaction.declaration().name();
        if (insert(added, body.type(), name, inserted)) {
            return;
        }
        Map<String, Object> only = added.size() == 1 ? JsonValues.object(added.get(0)) : null;
        Map<String, Object> paragraph = only == null ? null : JsonValues.object(only.get(P));
        if (bare && paragraph != null) {
            List<Object> content = JsonValues.array(paragraph.computeIfAbsent("content", k -> new ArrayList<>()));
            if (content != null) {
                content.addAll(inserted);
            }
        } else {
            ElementTree own = body.newChild(P);
            own.add(interaction);
            feedback.forEach(own::add);
            body.add(own);
        }
    }

    /** Puts the interaction in place of the first blank in a text that may have it. */
    private static boolean insert(List<Object> content, @Nullable ElementType type, QName name, List<Object> inserted) {
        for (int i = 0; i < content.size(); i++) {
            Object item = content.get(i);
            Map<String, Object> element = JsonValues.object(item);
            if (item instanceof String text && accepts(type, name)) {
                Matcher blank = BLANKS.matcher(text);
                if (blank.find()) {
                    List<Object> parts = new ArrayList<>(inserted);
                    if (blank.start() > 0) {
                        parts.add(0, text.substring(0, blank.start()));
                    }
                    if (blank.end() < text.length()) {
                        parts.add(text.substring(blank.end()));
                    }
                    content.remove(i);
                    content.addAll(i, parts);
                    return true;
                }
            } else if (element != null && insertBelow(element, type, name, inserted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean accepts(@Nullable ElementType type, QName name) {
        return type != null
                && type.contentKind() == ContentKind.MIXED
                && type.content().element(WellKnownPrefixes.QTI, name.getLocalPart()) != null;
    }

    private static boolean insertBelow(
            Map<String, Object> element, @Nullable ElementType parent, QName name, List<Object> inserted) {
        for (Map.Entry<String, Object> member : element.entrySet()) {
            ElementDeclaration declaration = Declarations.child(parent, member.getKey());
            Map<String, Object> value = JsonValues.object(member.getValue());
            if (declaration != null && value != null && insertInto(value, declaration.type(), name, inserted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean insertInto(Map<String, Object> value, ElementType type, QName name, List<Object> inserted) {
        for (Map.Entry<String, Object> member : value.entrySet()) {
            List<Object> list = JsonValues.array(member.getValue());
            if (member.getKey().equals("content") && list != null) {
                if (insert(list, type, name, inserted)) {
                    return true;
                }
            } else if (type.attributeByKey(member.getKey()) == null
                    && !member.getKey().startsWith("_")) {
                for (Object one : list == null ? Arrays.asList(member.getValue()) : list) {
                    Map<String, Object> single = new LinkedHashMap<>();
                    single.put(member.getKey(), one);
                    if (insertBelow(single, type, name, inserted)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Takes the text around the interaction as the prompt, and the feedback right behind it into the list of the item. */
    static void toApi(ElementView body, ElementView interaction, Map<String, Object> structure, ItemContext context) {
        List<ElementView.Item> items = body.items().stream()
                .filter(item ->
                        item.element() == null || !Html.isRefused(item.element()) || item.element() == interaction)
                .filter(ElementView.Item::isSubstantial)
                .toList();
        ElementView container = Objects.requireNonNull(container(body, interaction));
        takeFeedback(container, interaction, context);
        ElementView.Item last = items.isEmpty() ? null : items.get(items.size() - 1);
        boolean atEnd =
                last != null && last.element() == container && isPlain(container) && isLast(container, interaction);
        List<ElementView.Item> rest = body.items().stream()
                .filter(item -> item.element() == null || !isOwn(item.element()))
                .toList();
        String prompt;
        if (items.size() == 1 && last != null && last.element() != null && isPlain(last.element())) {
            last.take();
            prompt = Html.write(last.element().items(), interaction, atEnd ? "" : BLANK);
        } else if (atEnd && isAlone(container, interaction)) {
            last.take();
            takeAll(container, interaction);
            prompt = Html.write(rest.stream().filter(item -> item != last).toList(), interaction, BLANK);
        } else {
            prompt = Html.write(rest, interaction, BLANK);
            atEnd = false;
        }
        if (BLANKS.matcher(prompt).results().count() > (prompt.contains(BLANK) && !atEnd ? 1 : 0)) {
            context.losses().lost(interaction.path(), "at which of the blanks the interaction stands");
        }
        if (!prompt.isEmpty()) {
            structure.put("prompt", prompt);
        }
    }

    /** Feedback blocks and rubrics have members of their own. */
    private static boolean isOwn(ElementView element) {
        return element.name().equals(Feedback.BLOCK) || element.name().equals(Feedback.RUBRIC);
    }

    private static boolean isPlain(ElementView element) {
        return element.name().equals(P) && element.value().keySet().stream().allMatch("content"::equals);
    }

    private static @Nullable ElementView container(ElementView parent, ElementView interaction) {
        for (ElementView element : parent.elements()) {
            ElementView found = element == interaction ? parent : container(element, interaction);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void takeFeedback(ElementView container, ElementView interaction, ItemContext context) {
        boolean behind = false;
        for (ElementView.Item item : container.items()) {
            ElementView element = item.element();
            if (element == interaction) {
                behind = true;
            } else if (behind && element != null && element.name().equals(Feedback.INLINE)) {
                item.take();
                Feedback.listed(element, context);
            } else if (behind) {
                return;
            }
        }
    }

    private static boolean isLast(ElementView container, ElementView interaction) {
        boolean behind = false;
        for (ElementView.Item item : container.items()) {
            ElementView element = item.element();
            if (behind && (element == null || !element.name().equals(Feedback.INLINE))) {
                return false;
            }
            behind |= element == interaction;
        }
        return behind;
    }

    private static boolean isAlone(ElementView container, ElementView interaction) {
        return container.items().get(0).element() == interaction;
    }

    private static void takeAll(ElementView container, ElementView interaction) {
        container.items().stream().filter(item -> item.element() == interaction).forEach(ElementView.Item::take);
    }
}
