package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.menkyo.shared.error.ErrorCode;
import org.menkyo.shared.error.UnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Keeps media in a bucket of a store that speaks S3. A file is sent in parts, each signed with its SHA-256, which the store
 * compares; it becomes visible when the last part is there. Nothing but a buffer is in memory.
 */
@ApplicationScoped
@Typed(S3MediaStore.class)
public class S3MediaStore implements MediaStore {

    private static final Logger LOG = System.getLogger(S3MediaStore.class.getName());

    /** Short enough to be sent again, and for stores that hold a part in memory to compare it. */
    private static final long PART = 16L * 1024 * 1024;

    /** As many as S3 joins. */
    private static final int MAX_PARTS = 10_000;

    private static final int BUFFER = 64 * 1024;
    private static final String TYPE = "application/octet-stream";
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final S3Bucket bucket;

    @Inject
    public S3MediaStore(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void keep(UUID media, Path arrived) throws IOException {
        long size = Files.size(arrived);
        abandonUploads(media);
        CreateMultipartUploadRequest create = CreateMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(media))
                .contentType(TYPE)
                .build();
        String upload =
                asked(() -> bucket.client().createMultipartUpload(create)).uploadId();
        boolean kept = false;
        try {
            List<CompletedPart> parts = send(media, upload, arrived, size);
            CompleteMultipartUploadRequest complete = CompleteMultipartUploadRequest.builder()
                    .bucket(bucket.name())
                    .key(bucket.key(media))
                    .uploadId(upload)
                    .multipartUpload(
                            CompletedMultipartUpload.builder().parts(parts).build())
                    .build();
            asked(() -> bucket.client().completeMultipartUpload(complete));
            HeadObjectRequest head = HeadObjectRequest.builder()
                    .bucket(bucket.name())
                    .key(bucket.key(media))
                    .build();
            long there = asked(() -> bucket.client().headObject(head)).contentLength();
            if (there != size) {
                throw new IOException("the store has " + there + " bytes of " + size + " of the media file " + media);
            }
            kept = true;
        } finally {
            if (!kept) {
                abandonQuietly(media, upload);
            }
        }
        Files.delete(arrived);
    }

    private List<CompletedPart> send(UUID media, String upload, Path file, long size) {
        long part = partOf(size);
        List<CompletedPart> parts = new ArrayList<>();
        for (long start = 0; start < size; start += part) {
            long from = start;
            long length = Math.min(part, size - start);
            UploadPartRequest request = UploadPartRequest.builder()
                    .bucket(bucket.name())
                    .key(bucket.key(media))
                    .uploadId(upload)
                    .partNumber(parts.size() + 1)
                    .contentLength(length)
                    .build();
            RequestBody body = RequestBody.fromContentProvider(() -> bytes(file, from, length), length, TYPE);
            UploadPartResponse sent = asked(() -> bucket.client().uploadPart(request, body));
            parts.add(CompletedPart.builder()
                    .partNumber(request.partNumber())
                    .eTag(sent.eTag())
                    .build());
        }
        return parts;
    }

    /** How long the parts of a file are, so that there are no more of them than may be. */
    static long partOf(long size) {
        return Math.max(PART, (size + MAX_PARTS - 1) / MAX_PARTS);
    }

    private static InputStream bytes(Path file, long start, long length) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            return new BufferedInputStream(
                    new FirstBytes(Channels.newInputStream(channel.position(start)), length), BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream read(UUID media, long start, long length) throws IOException {
        try {
            return new S3Bytes((from, count) -> open(media, from, count), start, length);
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    private InputStream open(UUID media, long start, long length) throws NoSuchFileException {
        try {
            return bucket.client()
                    .getObject(get -> get.bucket(bucket.name())
                            .key(bucket.key(media))
                            .range("bytes=" + start + '-' + (start + length - 1)));
        } catch (NoSuchKeyException e) {
            throw new NoSuchFileException(bucket.key(media));
        }
    }

    @Override
    public void remove(UUID media) {
        DeleteObjectRequest delete = DeleteObjectRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(media))
                .build();
        asked(() -> bucket.client().deleteObject(delete));
        abandonUploads(media);
    }

    /** Removes the parts that a server left which died while it sent them. */
    private void abandonUploads(UUID media) {
        ListMultipartUploadsRequest list = ListMultipartUploadsRequest.builder()
                .bucket(bucket.name())
                .prefix(bucket.key(media))
                .build();
        for (MultipartUpload upload :
                asked(() -> bucket.client().listMultipartUploads(list)).uploads()) {
            if (upload.key().equals(bucket.key(media))) {
                AbortMultipartUploadRequest abort = abort(media, upload.uploadId());
                asked(() -> bucket.client().abortMultipartUpload(abort));
            }
        }
    }

    private void abandonQuietly(UUID media, String upload) {
        try {
            bucket.client().abortMultipartUpload(abort(media, upload));
        } catch (SdkException e) {
            LOG.log(Level.DEBUG, "The parts of the media file " + media + " are left for the next attempt", e);
        }
    }

    private AbortMultipartUploadRequest abort(UUID media, String upload) {
        return AbortMultipartUploadRequest.builder()
                .bucket(bucket.name())
                .key(bucket.key(media))
                .uploadId(upload)
                .build();
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    /** What failed is the operator's to know, and when to come again the caller's. */
    private static UnavailableException unavailable(SdkException cause) {
        LOG.log(Level.ERROR, "The store of media does not do what it is asked for: " + cause.getMessage());
        LOG.log(Level.DEBUG, "The store of media", cause);
        return new UnavailableException(ErrorCode.UNAVAILABLE, WAIT);
    }
}
