package org.menkyo.shared.soap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private static final class Step {
        private final String name;
        private final String label;
        private final RequestForm form;
        private Map<String, Integer> repeated;

        /**
         * @param label the name, with an index where there may be more than one
         * @param form of what stands in the element
         */
        private Step(String name, String label, RequestForm form) {
            this.name = name;
            this.label = label;
            this.form = form;
        }

        /** How many children of this name there were before. */
        private int count(String child) {
            if (repeated == null) {
                repeated = new HashMap<>();
            }
            return repeated.merge(child, 1, Integer::sum) - 1;
        }
    }

    private final Function<QName, Class<?>> requests;
    private final List<Step> path = new ArrayList<>();
    private boolean leaving;

    /** The place of {@code xsi:nil} among the attributes; behind all of them if it is not there. */
    private int nil = Integer.MAX_VALUE;

    /** @param requests the generated class of each request by the request's element; null where there is none */
    PathReader(XMLStreamReader reader, Function<QName, Class<?>> requests) {
        super(reader);
        this.requests = requests;
        if (reader.getEventType() == XMLStreamConstants.START_ELEMENT) {
            enter();
        }
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        // Behind the request the ends of the body and of the envelope are read, too.
        if (leaving && !path.isEmpty()) {
            path.remove(path.size() - 1);
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
        return path.stream().skip(1).map(step -> step.label).collect(Collectors.joining("."));
    }

    /** Whether the element where the reader is must be there and have a value. */
    boolean isRequired() {
        return path.size() < 2 || parent().form.isRequired(last().name);
    }

    /**
     * What is missing before the element where the reader is.
     *
     * @param expected the name of the last element that could stand there instead
     * @return the path of the element that is missing; empty if the one that stands there is to blame
     */
    Optional<String> missing(String expected) {
        if (path.size() < 2
                || !parent().form.isBefore(expected, last().name)
                || !parent().form.isRequired(expected)) {
            return Optional.empty();
        }
        String found = path();
        return Optional.of(found.substring(0, found.lastIndexOf('.') + 1) + expected);
    }

    private Step last() {
        return path.get(path.size() - 1);
    }

    private Step parent() {
        return path.get(path.size() - 2);
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
        if (path.isEmpty()) {
            path.add(new Step(name, name, RequestForm.of(requests.apply(getName()))));
            return;
        }
        Step parent = last();
        String label = parent.form.isList(name) ? name + "[" + parent.count(name) + "]" : name;
        path.add(new Step(name, label, parent.form.of(name)));
    }
}
