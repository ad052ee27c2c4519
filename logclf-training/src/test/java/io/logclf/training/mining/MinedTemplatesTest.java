package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MinedTemplatesTest {

    @Test
    void rejectsTicketsThatWereGivenOutLater() {
        TemplateMiner miner = new TemplateMiner();
        miner.add("one thing");
        MinedTemplates mined = miner.mine();
        int later = miner.add("another thing");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> mined.template(later));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> mined.template(-1));
    }

    @Test
    void listsCannotBeChanged() {
        MinedTemplates mined = new TemplateMiner().mine();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> mined.templates().add(new Template(0, "x", 1)));
        assertThat(mined.templates()).isEmpty();
    }

    @Test
    void templatesHaveIdsFromZeroAndMessages() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Template(-1, "x", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Template(0, "x", 0));
    }
}
