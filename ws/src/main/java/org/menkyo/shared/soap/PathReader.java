package org.menkyo.shared.soap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/**
 * Reads a request and knows where it is: names and indexes from the top of the request, as in {@code lines[0].quantity},
 * the way in which services name fields.
 *
 * <p>It is no reader of CXF's, since CXF hands to JAXB what stands behind its own readers.
 */
final class PathReader extends StreamReaderDelegate {

    /** The elements of requests that may stand more than once; only these have an index. */
    static final Set<String> REPEATED = Set.of(
            "orders", "endCustomers", "resellerEmails", "lines", "contacts", "roles", "changes", "items", "groups");

    private static final class Step {
        private final String label;
        private Map<String, Integer> repeated;

        private Step(String label) {
            this.label = label;
        }

        /** How many children of this name there were before. */
        private int count(String child) {
            if (repeated == null) {
                repeated = new HashMap<>();
            }
            return repeated.merge(child, 1, Integer::sum) - 1;
        }
    }

    private final Deque<Step> path = new ArrayDeque<>();
    private QName request;
    private boolean leaving;

    /** The place of {@code xsi:nil} among the attributes; behind all of them if it is not there. */
    private int nil = Integer.MAX_VALUE;

    PathReader(XMLStreamReader reader) {
        super(reader);
        if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
            enter();
        }
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        if (leaving) {
            path.pollLast();
            leaving = false;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            enter();
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            // The element is still what is spoken of: only at its end is known what it lacks.
            leaving = true;
        }
        return event;
    }

    /** Where the reader is; empty at the request itself. */
    String path() {
        StringBuilder text = new StringBuilder();
        path.stream()
                .skip(1)
                .forEach(step -> text.append(text.isEmpty() ? "" : ".").append(step.label));
        return text.toString();
    }

    /** The element of the request itself. */
    QName request() {
        return request;
    }

    /* An element that is nil is empty, and empty means absent: the attribute says no more, and the schema allows none. */

    @Override
    public int getAttributeCount() {
        return super.getAttributeCount() - (nil == Integer.MAX_VALUE ? 0 : 1);
    }

    @Override
    public QName getAttributeName(int index) {
        return super.getAttributeName(place(index));
    }

    @Override
    public String getAttributePrefix(int index) {
        return super.getAttributePrefix(place(index));
    }

    @Override
    public String getAttributeNamespace(int index) {
        return super.getAttributeNamespace(place(index));
    }

    @Override
    public String getAttributeLocalName(int index) {
        return super.getAttributeLocalName(place(index));
    }

    @Override
    public String getAttributeType(int index) {
        return super.getAttributeType(place(index));
    }

    @Override
    public String getAttributeValue(int index) {
        return super.getAttributeValue(place(index));
    }

    @Override
    public boolean isAttributeSpecified(int index) {
        return super.isAttributeSpecified(place(index));
    }

    private int place(int index) {
        return index < nil ? index : index + 1;
    }

    private void findNil() {
        nil = Integer.MAX_VALUE;
        for (int i = 0; i < super.getAttributeCount(); i++) {
            if ("nil".equals(super.getAttributeLocalName(i))
                    && XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(super.getAttributeNamespace(i))) {
                nil = i;
            }
        }
    }

    private void enter() {
        findNil();
        String name = getLocalName();
        if (request == null) {
            request = getName();
        }
        Step parent = path.peekLast();
        boolean indexed = REPEATED.contains(name);
        path.addLast(new Step(indexed ? name + "[" + (parent == null ? 0 : parent.count(name)) + "]" : name));
    }
}
