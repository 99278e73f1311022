package org.menkyo.media.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.menkyo.media.MediaKind;
import org.menkyo.media.MediaUploadService;
import org.menkyo.media.MediaUploadView;
import org.menkyo.media.StartMediaUpload;
import org.menkyo.permission.Operation;
import org.menkyo.permission.Performs;
import org.menkyo.settings.SettingsRegister;
import org.menkyo.shared.Settings;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.FieldError;
import org.menkyo.shared.error.FieldProblem;
import org.menkyo.shared.error.InvalidInputException;
import org.menkyo.shared.error.LicensingException;
import org.menkyo.shared.error.RejectedException;
import org.menkyo.shared.portal.Choices;
import org.menkyo.shared.portal.FileForm;
import org.menkyo.shared.portal.HtmlPage;
import org.menkyo.shared.portal.HtmlPageWriter;
import org.menkyo.shared.portal.Redirect;
import org.menkyo.shared.portal.TypedForm;
import org.menkyo.shared.portal.TypedValues;
import org.menkyo.shared.portal.Visit;

/** Records media files: announces one, takes its bytes in pieces that each fit into a form, and completes it (LC-702). */
@Path("/media-uploads")
@ApplicationScoped
@Produces(HtmlPageWriter.HTML)
public class MediaUploadPage {

    private static final String PIECE = "piece";

    @Inject
    private MediaUploadService uploads;

    @Inject
    private TypedForm typedForm;

    @Inject
    private FileForm form;

    @Inject
    private Settings settings;

    @Inject
    private Visit visit;

    @GET
    @Performs(Operation.START_MEDIA_UPLOAD)
    public HtmlPage show() {
        visit.callerFor(Operation.START_MEDIA_UPLOAD);
        return announcement(Map.of());
    }

    @POST
    @Performs(Operation.START_MEDIA_UPLOAD)
    public Response start() {
        MediaUploadView started;
        try {
            started = uploads.start(
                    visit.caller(),
                    new StartMediaUpload(
                            typedForm.text("product"),
                            Choices.of(MediaKind.class, typedForm.text("kind")),
                            typedForm.text("language"),
                            typedForm.text("version"),
                            typedForm.text("fileName"),
                            TypedValues.bytesIn("size", typedForm.text("size")),
                            typedForm.text("sha256")));
        } catch (LicensingException refused) {
            return Response.ok(announcement(typedForm.typed()).refused(refused)).build();
        }
        return Redirect.to("/media-uploads/" + started.id());
    }

    @GET
    @Path("/{uploadId}")
    @Performs(Operation.READ_MEDIA_UPLOAD)
    public HtmlPage read(@PathParam("uploadId") UUID uploadId) {
        return page(uploadId);
    }

    @POST
    @Path("/{uploadId}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Performs(Operation.APPEND_MEDIA_UPLOAD)
    public Response append(@PathParam("uploadId") UUID uploadId) {
        try {
            long offset = Optional.ofNullable(TypedValues.bytesIn("offset", form.text("offset")))
                    .orElse(0L);
            if (uploads.append(visit.caller(), uploadId, offset, form.stream(PIECE)) == offset) {
                throw new InvalidInputException(List.of(new FieldError(PIECE, FieldProblem.REQUIRED, List.of())));
            }
        } catch (InvalidInputException wrong) {
            return Response.ok(page(uploadId).refused(ofPiece(wrong))).build();
        } catch (LicensingException refused) {
            return Response.ok(page(uploadId).refused(refused)).build();
        }
        return Redirect.to("/media-uploads/" + uploadId, "pieceArrived");
    }

    @POST
    @Path("/{uploadId}/completion")
    @Performs(Operation.FINISH_MEDIA_UPLOAD)
    public Response finish(@PathParam("uploadId") UUID uploadId) {
        MediaUploadView upload = uploads.get(visit.caller(), uploadId);
        try {
            uploads.finish(visit.caller(), uploadId);
        } catch (RejectedException refused) {
            boolean damaged = refused.code() == ErrorCode.MEDIA_DAMAGED;
            return Response.ok((damaged ? announcement(typed(upload)) : page(uploadId)).refused(refused))
                    .build();
        } catch (LicensingException refused) {
            return Response.ok(page(uploadId).refused(refused)).build();
        }
        return Redirect.to("/media", "mediaFileRecorded");
    }

    /** The service is given nothing but a piece, so that what is wrong with it has no name there. */
    private static InvalidInputException ofPiece(InvalidInputException wrong) {
        return new InvalidInputException(wrong.errors().stream()
                .map(error -> new FieldError(PIECE, error.problem(), error.arguments()))
                .toList());
    }

    private static HtmlPage announcement(Map<String, String> typed) {
        return HtmlPage.of("media-uploads").with("kinds", MediaKind.values()).with("typed", typed);
    }

    /** What was announced, to announce it again after other bytes have come: the upload has ended. */
    private static Map<String, String> typed(MediaUploadView upload) {
        return Map.of(
                "product", upload.product(),
                "kind", upload.kind().name(),
                "language", upload.language(),
                "version", upload.version(),
                "fileName", upload.fileName(),
                "size", Long.toString(upload.size()),
                "sha256", upload.sha256());
    }

    private HtmlPage page(UUID uploadId) {
        MediaUploadView upload = uploads.get(visit.caller(), uploadId);
        long longest = Math.min(MediaUploadService.MAX_PIECE, settings.get(SettingsRegister.REST_MAX_BATCH));
        return HtmlPage.of("media-upload")
                .with("upload", upload)
                .with("missing", upload.size() - upload.received())
                .with("longest", longest);
    }
}
