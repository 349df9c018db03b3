// SPDX-License-Identifier: Apache-2.0
package org.qti4j.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/**
 * What a document says, as lines that can be compared: elements, attributes, texts, comments and processing instructions in their order,
 * with namespaces. Left out is what the project calls not part of it: prefixes, {@code xsi:*} attributes, the order of attributes, CDATA
 * marks, and blanks in content that has elements only.
 *
 * <p>Read with the parser of the JDK, on purpose: the library's own parser must not be the judge of its own work.
 */
public final class Infosets {
    private static final String TEXT = "\"";
    private static final SAXParserFactory FACTORY = factory();

    private Infosets() {}

    /** What the caller knows about an element: this class knows nothing of any schema. */
    public interface Place {
        /** Returns what is known about a child element. */
        Place child(QName name);

        /** Tells whether blanks between the children do not count. */
        boolean elementsOnly();

        /** Returns the place for which every blank counts, everywhere. */
        static Place everythingCounts() {
            return new Place() {
                @Override
                public Place child(QName name) {
                    return this;
                }

                @Override
                public boolean elementsOnly() {
                    return false;
                }
            };
        }
    }

    /**
     * Returns the lines of a document.
     *
     * @param document what is known about the document; its child is the root
     */
    public static List<String> of(String xml, Place document) {
        return of(new InputSource(new StringReader(xml)), document);
    }

    /** Returns the lines of a document in any encoding, as {@link #of(String, Place)}. */
    public static List<String> of(byte[] xml, Place document) {
        return of(new InputSource(new ByteArrayInputStream(xml)), document);
    }

    /** Returns the lines without those of comments and processing instructions; texts that these cut are joined. */
    public static List<String> withoutComments(List<String> infoset) {
        List<String> result = new ArrayList<>();
        for (String line : infoset) {
            if (isComment(line)) {
                continue;
            }
            int last = result.size() - 1;
            if (line.startsWith(TEXT) && last >= 0 && result.get(last).startsWith(TEXT)) {
                result.set(last, result.get(last) + line.substring(TEXT.length()));
            } else {
                result.add(line);
            }
        }
        return result;
    }

    /** Returns how many of the lines are comments and processing instructions. */
    public static long comments(List<String> infoset) {
        return infoset.stream().filter(Infosets::isComment).count();
    }

    private static boolean isComment(String line) {
        return line.startsWith("<!--") || line.startsWith("<?");
    }

    private static List<String> of(InputSource source, Place document) {
        try {
            XMLReader reader = reader();
            Lines lines = new Lines(document);
            reader.setContentHandler(lines);
            reader.setErrorHandler(lines);
            reader.setProperty("http://xml.org/sax/properties/lexical-handler", lines);
            reader.parse(source);
            return lines.result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException("not XML: " + e, e);
        }
    }

    private static XMLReader reader() throws SAXException, ParserConfigurationException {
        synchronized (FACTORY) {
            return FACTORY.newSAXParser().getXMLReader();
        }
    }

    /** Made once: setting it up costs more than reading a small document. */
    private static SAXParserFactory factory() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Lines extends DefaultHandler2 {
        private final List<String> result = new ArrayList<>();
        private final Deque<Place> open = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();

        Lines(Place document) {
            open.push(document);
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            flush();
            open.push(open.element().child(new QName(uri, local)));
            result.add("<" + name(uri, local));
            TreeSet<String> sorted = new TreeSet<>();
            for (int i = 0; i < attributes.getLength(); i++) {
                if (!attributes.getURI(i).equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
                    sorted.add("@" + name(attributes.getURI(i), attributes.getLocalName(i)) + "="
                            + visible(attributes.getValue(i)));
                }
            }
            result.addAll(sorted);
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            flush();
            open.pop();
            result.add(">" + name(uri, local));
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            text.append(chars, start, length);
        }

        @Override
        public void comment(char[] chars, int start, int length) {
            flush();
            result.add("<!--" + visible(new String(chars, start, length)));
        }

        @Override
        public void processingInstruction(String target, String data) {
            flush();
            result.add("<?" + target + " " + visible(data == null ? "" : data));
        }

        @Override
        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }

        private void flush() {
            if (!text.isEmpty() && !(open.element().elementsOnly() && isBlank(text))) {
                result.add(TEXT + visible(text.toString()));
            }
            text.setLength(0);
        }

        /** Blank as XML says; other white space, such as a no-break space, is text. */
        private static boolean isBlank(CharSequence text) {
            return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
        }

        private static String name(String uri, String local) {
            return uri.isEmpty() ? local : "{" + uri + "}" + local;
        }

        private static String visible(String text) {
            return text.replace("\\", "\\\\")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r")
                    .replace("\t", "\\t");
        }
    }
}
