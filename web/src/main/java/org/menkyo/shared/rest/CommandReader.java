package org.menkyo.shared.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import org.menkyo.shared.intake.BodyLimits;
import org.menkyo.shared.intake.BoundedBody;
import org.menkyo.shared.json.CommandBinder;
import org.menkyo.shared.json.CommandText;
import org.menkyo.shared.json.JsonForm;
import org.menkyo.shared.json.JsonRefusal;

/**
 * Reads the body of a call as a command: JSON by RFC 8259, in UTF-8, each name at most once. The command is made while the body
 * arrives, as far as the settings and the sign-in allow (LC-1108).
 */
@Provider
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
public class CommandReader implements MessageBodyReader<Object> {

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
            InputStream body) {
        boolean large = Arrays.stream(annotations).anyMatch(LargeBody.class::isInstance);
        int maxBytes = large ? settings.maxBatchBytes() : settings.maxBodyBytes();
        BodyLimits limits = call.isSignedIn() ? BodyLimits.signedIn(maxBytes) : BodyLimits.beforeSignIn(maxBytes);
        if (length(headers) > limits.bytes()) {
            throw new HttpException(HttpError.CONTENT_TOO_LARGE, limits.bytes());
        }
        CanonicalBody canonical = headers.containsKey(IdempotencyKey.HEADER) ? new CanonicalBody() : null;
        BoundedBody bounded = new BoundedBody(
                body, limits.bytes(), call.room(), limit -> new HttpException(HttpError.CONTENT_TOO_LARGE, limit));
        try (JsonForm json =
                new JsonForm(CommandText.utf8(bounded), limits.values(), canonical == null ? null : canonical::take)) {
            Object command = CommandBinder.bind(json, genericType);
            if (canonical != null) {
                call.received(canonical.bytes());
            }
            return command;
        } catch (JsonRefusal refused) {
            throw new HttpException(error(refused.reason()), refused.arguments());
        }
    }

    private static HttpError error(JsonRefusal.Reason reason) {
        return switch (reason) {
            case NOT_JSON -> HttpError.NOT_JSON;
            case MALFORMED -> HttpError.MALFORMED_JSON;
            case TOO_MANY_VALUES -> HttpError.TOO_MANY_VALUES;
        };
    }

    /** As the sender tells it, so that a body which is too long is not waited for; unknown is 0. */
    private static long length(MultivaluedMap<String, String> headers) {
        String told = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return told == null ? 0 : Long.parseLong(told.strip());
    }
}
