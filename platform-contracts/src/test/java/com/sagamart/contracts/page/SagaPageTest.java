package com.sagamart.contracts.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.saga.SagaPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SagaPageTest {

  private static final String HOW_TO_MEND =
      "%s is stale: run `mvn -q test -pl platform-contracts -Dsagamart.write=true` and commit it";
  private static final boolean WRITE = Boolean.getBoolean("sagamart.write");
  private static final Pattern PICTURE = Pattern.compile("(?s)(?<=```mermaid\n).*?(?=\n```)");

  @Test
  void theSagasPageIsWhatTheMapSays() throws IOException {
    isUpToDate(Repository.root().resolve("docs/SAGA.md"), SagaPage.render());
  }

  @Test
  void theReadmeShowsTheSagasPicture() throws IOException {
    Path readme = Repository.root().resolve("README.md");
    String picture = Matcher.quoteReplacement(SagaPage.flowchart());
    assertThat(Repository.read(readme))
        .as("README.md has a Mermaid picture")
        .contains("```mermaid");
    isUpToDate(readme, PICTURE.matcher(Repository.read(readme)).replaceFirst(picture));
  }

  private static void isUpToDate(Path page, String expected) throws IOException {
    if (WRITE) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, expected);
    }
    assertThat(page).as(HOW_TO_MEND, page.getFileName()).hasContent(expected);
  }
}
