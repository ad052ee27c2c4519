package io.logclf.dist.supply;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What files in CycloneDX's form say together: which libraries there are, and which asks for which.
 *
 * @param libraries by reference
 * @param wants by reference: the references of what it asks for itself
 */
record BillOfMaterials(Map<String, Library> libraries, Map<String, List<String>> wants) {

    static BillOfMaterials read(List<Path> files) throws IOException {
        Map<String, Library> libraries = new HashMap<>();
        Map<String, List<String>> wants = new HashMap<>();
        for (Path file : files) {
            JsonObject bill = json(file);
            add(bill.getAsJsonObject("metadata").getAsJsonObject("component"), libraries);
            array(bill, "components").forEach(component -> add(component.getAsJsonObject(), libraries));
            for (JsonElement element : array(bill, "dependencies")) {
                List<String> wanted = wants.computeIfAbsent(
                        element.getAsJsonObject().get("ref").getAsString(), ref -> new ArrayList<>());
                for (JsonElement ref : array(element.getAsJsonObject(), "dependsOn")) {
                    // The bill of another module leaves out what is only provided or optional in this one.
                    if (!wanted.contains(ref.getAsString())) {
                        wanted.add(ref.getAsString());
                    }
                }
            }
        }
        return new BillOfMaterials(libraries, wants);
    }

    private static JsonObject json(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }

    private static void add(JsonObject component, Map<String, Library> libraries) {
        List<String> licences = new ArrayList<>();
        array(component, "licenses").forEach(licence -> licences.add(licence(licence.getAsJsonObject())));
        libraries.put(
                component.get("bom-ref").getAsString(),
                new Library(
                        component.get("group").getAsString(),
                        component.get("name").getAsString(),
                        component.get("version").getAsString(),
                        licences));
    }

    private static String licence(JsonObject entry) {
        if (entry.has("expression")) {
            return entry.get("expression").getAsString();
        }
        JsonObject licence = entry.getAsJsonObject("license");
        return licence.get(licence.has("id") ? "id" : "name").getAsString();
    }

    private static JsonArray array(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }
}
