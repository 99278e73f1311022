package org.menkyo.shared.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.NotPermittedException;
import org.menkyo.shared.json.CommandText;
import org.menkyo.shared.json.JsonRefusal;

/**
 * A form with a file, as the method of its page reads it, which is marked to consume {@code multipart/form-data} and has no
 * {@code FormParam}: JAX-RS would read the form a second time.
 */
@RequestScoped
public class FileForm {

    private final HttpServletRequest request;
    private final Visit visit;

    /** For the container's proxy. */
    public FileForm() {
        this(null, null);
    }

    @Inject
    public FileForm(HttpServletRequest request, Visit visit) {
        this.request = request;
        this.visit = visit;
    }

    /** What was typed or chosen in a field without a file; null for nothing. */
    public String text(String field) {
        visit.caller();
        return Fields.given(request.getParameter(field));
    }

    /**
     * The bytes of a file; none if no file was chosen.
     *
     * @throws NotPermittedException NOT_SIGNED_IN: nothing is read for strangers
     */
    public byte[] bytes(String field) {
        try (InputStream content = stream(field)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The bytes of a file as they are read; none if no file was chosen.
     *
     * @throws NotPermittedException NOT_SIGNED_IN: nothing is read for strangers
     */
    public InputStream stream(String field) {
        visit.caller();
        try {
            Part part = request.getPart(field);
            return part == null ? InputStream.nullInputStream() : part.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ServletException notSuchAForm) {
            return InputStream.nullInputStream();
        }
    }

    /**
     * The text of a file in UTF-8; empty if no file was chosen.
     *
     * @throws InvalidInputException if it is no UTF-8
     */
    public String fileText(String field) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(field)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(List.of(new FieldError(field, FieldProblem.MALFORMED, List.of())));
        }
    }

    /**
     * What a file of JSON says, by the same rules as the body of a call.
     *
     * @throws InvalidInputException naming all that does not fit, or the line and column where it is no JSON
     */
    public <T> T json(String field, Class<T> type) {
        try {
            return CommandText.parse(bytes(field), type);
        } catch (JsonRefusal refused) {
            throw new InvalidInputException(List.of(error(field, refused)));
        }
    }

    private static FieldError error(String field, JsonRefusal refused) {
        List<Object> arguments = List.of(refused.arguments());
        return switch (refused.reason()) {
            case NOT_JSON -> new FieldError(field, FieldProblem.MALFORMED, List.of());
            case MALFORMED ->
                new FieldError(
                        field + "[" + arguments.get(0) + "]." + arguments.get(1), FieldProblem.MALFORMED, List.of());
            case TOO_MANY_VALUES -> new FieldError(field, FieldProblem.TOO_MANY, arguments);
        };
    }
}
