package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParsingException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.menkyo.shared.InvalidInputException;

/**
 * Reads the body of a call as a command: JSON by RFC 8259, in UTF-8, each name at most once, at most as long as the
 * settings allow.
 */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class CommandReader implements MessageBodyReader<Object> {

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final CurrentCall call;
    private final RestSettings settings;

    /** For the container, which looks for it before it makes the bean with the other one. */
    public CommandReader() {
        this(null, null);
    }

    @Inject
    public CommandReader(CurrentCall call, RestSettings settings) {
        this.call = call;
        this.settings = settings;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || type == List.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        boolean large = Arrays.stream(annotations).anyMatch(LargeBody.class::isInstance);
        int limit = large ? settings.maxBatchBytes() : settings.maxBodyBytes();
        byte[] bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw new HttpException(HttpError.CONTENT_TOO_LARGE, limit);
        }
        JsonValue json = parse(bytes);
        call.received(json);
        return CommandBinder.bind(json, genericType);
    }

    static JsonValue parse(byte[] bytes) {
        try {
            String text = decode(bytes);
            JsonForm.check(text);
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return reader.readValue();
            }
        } catch (JsonParsingException e) {
            throw e.getLocation() == null
                    ? new HttpException(HttpError.NOT_JSON)
                    : new HttpException(
                            HttpError.MALFORMED_JSON,
                            e.getLocation().getLineNumber(),
                            e.getLocation().getColumnNumber());
        } catch (CharacterCodingException e) {
            throw new HttpException(HttpError.NOT_JSON);
        } catch (InvalidInputException e) {
            throw e;
        } catch (RuntimeException e) {
            // The parser's answer to deeper nesting than it takes.
            throw new HttpException(HttpError.NOT_JSON);
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
