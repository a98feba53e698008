// SPDX-License-Identifier: Apache-2.0
// Prints the pairs that OmegaT's own readers see in a glossary or a memory: `source TAB target`, one a line.
// usage: java -cp OmegaT.jar:... OmegaTPairs.java SOURCE-LANGUAGE TARGET-LANGUAGE FILE
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;
import org.omegat.util.Language;
import org.omegat.util.TMXReader2;

public class OmegaTPairs {
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        File folder = new File(System.getProperty("java.io.tmpdir"));
        ProjectProperties properties = new ProjectProperties(folder);
        properties.setSourceLanguage(arguments[0]);
        properties.setTargetLanguage(arguments[1]);
        Core.setProject((IProject) Proxy.newProxyInstance(
            OmegaTPairs.class.getClassLoader(), new Class<?>[] {IProject.class},
            (proxy, method, values) -> method.getName().equals("getProjectProperties") ? properties
                : method.getReturnType() == boolean.class ? (Object) true : null));
        File file = new File(arguments[2]);
        if (arguments[2].endsWith(".tmx")) {
            new TMXReader2().readTMX(file, new Language(arguments[0]), new Language(arguments[1]), false, false, false, false,
                (tu, source, target, isParagraph) -> {
                    if (source != null && target != null) out.println(source.text + "\t" + target.text);
                    return true;
                });
            return;
        }
        List<GlossaryEntry> entries =
            arguments[2].endsWith(".tbx") ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
        for (GlossaryEntry entry : entries)
            for (String target : entry.getLocTerms(false)) out.println(entry.getSrcText() + "\t" + target);
    }
}
