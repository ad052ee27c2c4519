package io.logclf.training.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OppositesInTemplatesTest {

    private static final List<String> NAMES =
            List.of("ada", "grace", "linus", "dennis", "barbara", "ken", "edsger", "tony");

    @Test
    void oppositesAmongManyValuesStayOut() {
        List<String> messages = new ArrayList<>();
        NAMES.forEach(name -> messages.add("the gate was " + name + " by hand"));
        messages.add("the gate was locked by hand");
        messages.add("the gate was unlocked by hand");
        assertThat(Mined.from(messages).texts())
                .containsExactly(
                        "the gate was <*> by hand", "the gate was locked by hand", "the gate was unlocked by hand");
    }

    @Test
    void oppositesAmongAHundredValuesStayOut() {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "" + (char) ('a' + i / 10) + (char) ('k' + i % 10) + "sen";
            messages.add("the gate was " + name + " by hand");
        }
        messages.add("the gate was locked by hand");
        messages.add("the gate was unlocked by hand");
        assertThat(Mined.from(messages).texts())
                .containsExactly(
                        "the gate was <*> by hand", "the gate was locked by hand", "the gate was unlocked by hand");
    }

    @Test
    void negationsAreNoValues() {
        List<String> messages = new ArrayList<>();
        IntStream.range(0, 9).forEach(i -> messages.add("gate " + i + " answers"));
        IntStream.range(0, 9).forEach(i -> messages.add("gate " + i + " never answers"));
        assertThat(Mined.from(messages).texts()).containsExactly("gate <*> answers", "gate <*> never answers");
    }

    @Test
    void namesAmidChineseVaryAlone() {
        List<String> messages = new ArrayList<>();
        for (String name : List.of("张三", "李四", "王五", "赵六", "钱七", "欧阳娜娜", "孙小明")) {
            messages.add("用户" + name + "登录成功");
            messages.add("用户" + name + "登录失败");
        }
        messages.add("备份完成");
        assertThat(Mined.from(messages).texts()).containsExactly("备份完成", "用户<*>登录失败", "用户<*>登录成功");
    }

    @Test
    void numbersAmidChineseVaryAlone() {
        assertThat(Mined.from("用户1001登录成功", "用户1002登录成功", "用户1001登录失败", "备份17完成")
                        .texts())
                .containsExactly("备份<*>完成", "用户<*>登录失败", "用户<*>登录成功");
    }

    @Test
    void truthIsNoValueWhereNothingAnnouncesIt() {
        assertThat(Mined.from("the flag was set to true by hand", "the flag was set to false by hand")
                        .texts())
                .hasSize(2);
    }

    @Test
    void orderAndRepetitionChangeNothing() {
        List<String> once = new ArrayList<>();
        for (String name : NAMES) {
            once.add("lamp of " + name + " switched on");
            once.add("lamp of " + name + " switched off");
            once.add("用户" + name + "登录成功");
            once.add("用户" + name + "登录失败");
        }
        List<String> often = new ArrayList<>();
        IntStream.range(0, 100).forEach(i -> often.addAll(once));
        Collections.shuffle(often, new Random(3));
        assertThat(Mined.from(once).texts()).hasSize(4);
        assertThat(Mined.from(often).partition()).isEqualTo(Mined.from(once).partition());
    }
}
