package org.menkyo.shared.soap;

import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.menkyo.shared.intake.BodyLimits;

/**
 * Reads a message and refuses one that is put together otherwise than SOAP says: in the envelope one Header at most and then
 * one Body, in the Body one element at most, and no text beside them (SOAP 1.2 part 1 section 5, Basic Profile 1.1 R1011,
 * R2201). The engine would take the first of what is there twice and pass over the rest. How many elements and attributes there
 * are, and how deep they stand, is bounded before the engine makes anything of them (LC-1108).
 */
final class EnvelopeReader extends StreamReaderDelegate {

    private static final Set<String> VERSIONS =
            Set.of("http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope");

    /** How far into the envelope the reader has come. */
    private enum Part {
        OUTSIDE,
        BEGINNING,
        HEADER,
        BODY
    }

    private final MessageIntake intake;
    private Part part = Part.OUTSIDE;
    private int depth;
    private int requests;

    EnvelopeReader(XMLStreamReader reader, MessageIntake intake) {
        super(reader);
        this.intake = intake;
    }

    @Override
    public int next() throws XMLStreamException {
        int event = super.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> enter();
            case XMLStreamConstants.END_ELEMENT -> leave();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (part != Part.OUTSIDE && depth <= 2 && !isWhiteSpace()) {
                    throw misplaced();
                }
            }
            default -> {
                // Comments and the like stand anywhere.
            }
        }
        return event;
    }

    /* The methods of readers that read on by themselves would pass by what is counted here. */

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                || event == XMLStreamConstants.SPACE
                || (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && isWhiteSpace()) {
            event = next();
        }
        if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            throw misplaced();
        }
        return event;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(getText());
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // No part of the text.
                }
                default -> throw misplaced();
            }
        }
        return text.toString();
    }

    private void enter() throws XMLStreamException {
        depth++;
        intake.count(1 + getAttributeCount() + getNamespaceCount());
        if (depth > BodyLimits.DEPTH) {
            throw misplaced();
        }
        if (depth == 1) {
            // What is no envelope of a version that there is, the engine refuses in the words of its own version.
            part = VERSIONS.contains(getNamespaceURI()) ? Part.BEGINNING : Part.OUTSIDE;
        } else if (depth == 2 && part != Part.OUTSIDE) {
            part = child();
        } else if (depth == 3 && part == Part.BODY && ++requests > 1) {
            throw misplaced();
        }
    }

    private Part child() throws XMLStreamException {
        boolean soap = VERSIONS.contains(getNamespaceURI());
        if (soap && part == Part.BEGINNING && getLocalName().equals("Header")) {
            return Part.HEADER;
        }
        if (soap && part != Part.BODY && getLocalName().equals("Body")) {
            return Part.BODY;
        }
        throw misplaced();
    }

    private void leave() throws XMLStreamException {
        depth--;
        if (depth == 0 && part != Part.OUTSIDE && part != Part.BODY) {
            throw misplaced();
        }
    }

    private XMLStreamException misplaced() {
        return new XMLStreamException("not the form of a SOAP message", getLocation());
    }
}
