package org.menkyo.shared.soap;

import jakarta.xml.bind.DatatypeConverter;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;

/** Numbers as {@code xs:int}, of which an empty one is absent; the binding alone would read 0. */
public class NumberAdapter extends XmlAdapter<String, Integer> {

    /** @throws NumberFormatException if it is no number, which the check against the schema tells the caller */
    @Override
    public Integer unmarshal(String text) {
        return text == null || text.isBlank() ? null : Integer.valueOf(DatatypeConverter.parseInt(text));
    }

    @Override
    public String marshal(Integer number) {
        return number == null ? null : number.toString();
    }
}
