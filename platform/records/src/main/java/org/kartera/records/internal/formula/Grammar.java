package org.kartera.records.internal.formula;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.ASTJexlScript;
import org.apache.commons.jexl3.parser.JexlNode;
import org.apache.commons.jexl3.parser.JexlParser;
import org.apache.commons.jexl3.parser.Parser;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;

/**
 * The tree of a formula, by the parser of Apache Commons JEXL with all features off. What stands for a value is given to it as {@code x} and the number of the piece:
 * so its reserved words can be names of fields, numbers stay decimal, and nothing that a person wrote reaches it but operators and brackets.
 */
final class Grammar {
    /** With this feature {@code a ? b : c(d)} is a condition, and not a call of {@code b:c}. */
    private static final JexlFeatures FEATURES = JexlFeatures.createNone().namespaceIdentifier(true);

    private final List<Token> tokens;
    private final TreeMap<Integer, Integer> byColumn = new TreeMap<>();

    Grammar(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The tree; 422 where it has none. */
    JexlNode parse() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            byColumn.put(text.length() + 1, i);
            text.append(tokens.get(i).operand() ? "x" + i : tokens.get(i).text())
                    .append(' ');
        }
        try {
            ASTJexlScript script =
                    new Parser((JexlParser) null).parse(new JexlInfo("formula", 1, 1), FEATURES, text.toString(), null);
            return script.jjtGetChild(0);
        } catch (JexlException e) {
            throw refused(e.getInfo() == null ? 1 : e.getInfo().getColumn());
        }
    }

    private FormulaException refused(int column) {
        Map.Entry<Integer, Integer> found = byColumn.ceilingEntry(column);
        int index = found == null ? tokens.size() - 1 : found.getValue();
        Token token = tokens.get(index);
        boolean atEnd = index == tokens.size() - 1;
        return atEnd && token.operand()
                ? new FormulaException(FormulaError.FORMULA_INCOMPLETE, token.position())
                : new FormulaException(FormulaError.FORMULA_SYNTAX, token.position(), token.text());
    }

    /** What stands where a leaf does. */
    Token token(ASTIdentifier leaf) {
        return tokens.get(Integer.parseInt(leaf.getName().substring(1)));
    }

    /** The piece with which the part below {@code node} begins; operators in front of it do not count. */
    Token first(JexlNode node) {
        JexlNode first = node;
        while (first.jjtGetNumChildren() > 0) {
            first = first.jjtGetChild(0);
        }
        return first instanceof ASTIdentifier leaf ? token(leaf) : tokens.get(0);
    }
}
