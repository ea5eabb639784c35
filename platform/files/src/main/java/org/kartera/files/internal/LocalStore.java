package org.kartera.files.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps each key as a file, two folders deep, so that none of them has too many entries. What is half written never stands under a key. */
final class LocalStore implements ContentStore {
    private static final String DOOMED = ".doomed";
    private static final int PREFIX = 2;

    private final Path folder;

    LocalStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    @Override
    public void put(String key, Path file) throws IOException {
        Path place = place(key);
        makeFolder(key);
        // What is kept anew counts as new, or a sweep that has begun could take it.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(parent(key));
    }

    private void makeFolder(String key) throws IOException {
        Path wanted = parent(key);
        if (!Files.isDirectory(wanted)) {
            Files.createDirectories(wanted);
            force(grandparent(key));
            force(folder);
        }
    }

    /** An entry of a folder is durable when the folder is. Windows opens no folders, and needs none of this. */
    private static void force(Path changed) throws IOException {
        if (changed.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel entries = FileChannel.open(changed, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    @Override
    public long size(String key) throws IOException {
        return Files.size(place(key));
    }

    @Override
    public InputStream open(String key, long from) throws IOException {
        FileChannel channel = FileChannel.open(place(key), StandardOpenOption.READ);
        channel.position(from);
        return Channels.newInputStream(channel);
    }

    @Override
    public Path file(String key) throws IOException {
        Path place = place(key);
        if (!Files.exists(place)) {
            throw new NoSuchFileException(key);
        }
        return place;
    }

    @Override
    public void old(Instant before, Consumer<String> consumer) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.lastModifiedTime().toInstant().isBefore(before)) {
                    String name = file.getFileName().toString();
                    consumer.accept(name.endsWith(DOOMED) ? name.substring(0, name.length() - DOOMED.length()) : name);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public boolean remove(String key, Instant before) throws IOException {
        Path place = place(key);
        Path doomed = place.resolveSibling(key + DOOMED);
        try {
            Files.move(place, doomed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException gone) {
            return Files.deleteIfExists(doomed);
        }
        if (Files.getLastModifiedTime(doomed).toInstant().isBefore(before)) {
            return Files.deleteIfExists(doomed);
        }
        // Somebody has put the same again since it was found to be old.
        Files.move(doomed, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return false;
    }

    /** Removes everything whose key begins so. */
    void removeAll(String prefix) throws IOException {
        Path parent = parent(prefix);
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, prefix + "*")) {
            for (Path each : found) {
                Files.deleteIfExists(each);
            }
        }
    }

    private Path place(String key) {
        return parent(key).resolve(key);
    }

    private Path parent(String key) {
        return grandparent(key).resolve(key.substring(PREFIX, 2 * PREFIX));
    }

    private Path grandparent(String key) {
        return folder.resolve(key.substring(0, PREFIX));
    }
}
