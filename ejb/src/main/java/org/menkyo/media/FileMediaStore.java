package org.menkyo.media;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Keeps media in a folder, which all servers of an installation share. */
@ApplicationScoped
@Typed(FileMediaStore.class)
public class FileMediaStore implements MediaStore {

    private final MediaFolder folder;

    @Inject
    public FileMediaStore(MediaFolder folder) {
        this.folder = folder;
    }

    @Override
    public void keep(UUID media, Path arrived) throws IOException {
        Files.move(arrived, folder.kept(media), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public InputStream read(UUID media, long start, long length) throws IOException {
        FileChannel file = FileChannel.open(folder.kept(media), StandardOpenOption.READ);
        try {
            return new FirstBytes(Channels.newInputStream(file.position(start)), length);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void remove(UUID media) throws IOException {
        Files.deleteIfExists(folder.kept(media));
    }
}
