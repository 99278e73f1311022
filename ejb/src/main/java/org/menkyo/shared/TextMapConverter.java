package org.menkyo.shared;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.StringReader;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Keeps named texts in one {@code jsonb} column, as a JSON object whose values are strings. */
@Converter
public class TextMapConverter implements AttributeConverter<Map<String, String>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, String> texts) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        new TreeMap<>(texts).forEach(object::add);
        return object.build().toString();
    }

    @Override
    public Map<String, String> convertToEntityAttribute(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            Map<String, String> texts = new TreeMap<>();
            reader.readObject().forEach((name, value) -> texts.put(name, ((JsonString) value).getString()));
            return Collections.unmodifiableMap(texts);
        }
    }
}
