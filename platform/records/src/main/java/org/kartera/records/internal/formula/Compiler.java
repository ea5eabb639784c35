package org.kartera.records.internal.formula;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.jexl3.parser.ASTAddNode;
import org.apache.commons.jexl3.parser.ASTAndNode;
import org.apache.commons.jexl3.parser.ASTDivNode;
import org.apache.commons.jexl3.parser.ASTEQNode;
import org.apache.commons.jexl3.parser.ASTFunctionNode;
import org.apache.commons.jexl3.parser.ASTGENode;
import org.apache.commons.jexl3.parser.ASTGTNode;
import org.apache.commons.jexl3.parser.ASTIdentifier;
import org.apache.commons.jexl3.parser.ASTLENode;
import org.apache.commons.jexl3.parser.ASTLTNode;
import org.apache.commons.jexl3.parser.ASTModNode;
import org.apache.commons.jexl3.parser.ASTMulNode;
import org.apache.commons.jexl3.parser.ASTNENode;
import org.apache.commons.jexl3.parser.ASTNotNode;
import org.apache.commons.jexl3.parser.ASTOrNode;
import org.apache.commons.jexl3.parser.ASTReferenceExpression;
import org.apache.commons.jexl3.parser.ASTSubNode;
import org.apache.commons.jexl3.parser.ASTTernaryNode;
import org.apache.commons.jexl3.parser.ASTUnaryMinusNode;
import org.apache.commons.jexl3.parser.ASTUnaryPlusNode;
import org.apache.commons.jexl3.parser.JexlNode;
import org.kartera.records.formula.Formula;
import org.kartera.records.formula.FormulaError;
import org.kartera.records.formula.FormulaException;
import org.kartera.records.formula.Formulas;
import org.kartera.records.formula.Purpose;
import org.kartera.records.formula.Scope;
import org.kartera.records.formula.ValueKind;
import org.kartera.records.internal.formula.Token.Kind;

/**
 * Makes a formula of the tree that the parser gives. Only the nodes listed here are taken, each with the kinds of values that it may have; the library's
 * interpreter, which reaches Java objects by reflection, takes no part. Of one formula; not for several threads.
 */
public final class Compiler {
    private static final Map<Class<? extends JexlNode>, String> ARITHMETIC = Map.of(
            ASTAddNode.class, "+",
            ASTSubNode.class, "-",
            ASTMulNode.class, "*",
            ASTDivNode.class, "/",
            ASTModNode.class, "%");
    private static final Map<Class<? extends JexlNode>, String> ORDER =
            Map.of(ASTLTNode.class, "<", ASTLENode.class, "<=", ASTGTNode.class, ">", ASTGENode.class, ">=");
    private static final Map<Class<? extends JexlNode>, String> JUNCTIONS =
            Map.of(ASTAndNode.class, "&&", ASTOrNode.class, "||");

    private final Purpose purpose;
    private final FieldAccess fields;
    private Grammar grammar = new Grammar(List.of());
    private int nodes;

    public Compiler(Scope scope, Purpose purpose) {
        this.purpose = purpose;
        this.fields = new FieldAccess(scope);
    }

    /** See {@link Formulas#compile}. */
    public Formula compile(String text) {
        List<Token> tokens = Lexis.read(text);
        Sequence.check(tokens);
        grammar = new Grammar(tokens);
        Expression expression = of(grammar.parse());
        Set<String> paths = Collections.unmodifiableSet(new LinkedHashSet<>(fields.paths()));
        return new CompiledFormula(text, expression, paths);
    }

    private Expression of(JexlNode node) {
        nodes++;
        if (nodes > Formulas.MAX_NODES) {
            throw fault(FormulaError.FORMULA_TOO_COMPLEX, node, Formulas.MAX_NODES);
        }
        return allowed(node);
    }

    private Expression allowed(JexlNode node) {
        int children = node.jjtGetNumChildren();
        if (node instanceof ASTIdentifier leaf) {
            return leaf(grammar.token(leaf));
        } else if (node instanceof ASTFunctionNode) {
            return call(node);
        } else if (node instanceof ASTReferenceExpression && children == 1) {
            nodes--;
            return of(node.jjtGetChild(0));
        } else if (node instanceof ASTTernaryNode && children == 3) {
            Expression condition = child(node, 0);
            LogicFunctions.checkCondition("?", condition);
            return LogicFunctions.either("? :", condition, child(node, 1), child(node, 2));
        } else if (JUNCTIONS.containsKey(node.getClass())) {
            return LogicFunctions.all(JUNCTIONS.getOrDefault(node.getClass(), ""), children(node));
        } else if (children == 2) {
            return binary(node);
        } else if (children == 1) {
            return unary(node);
        }
        throw refused(node);
    }

    private Expression binary(JexlNode node) {
        String arithmetic = ARITHMETIC.get(node.getClass());
        String order = ORDER.get(node.getClass());
        boolean equality = node instanceof ASTEQNode || node instanceof ASTNENode;
        if (arithmetic == null && order == null && !equality) {
            throw refused(node);
        }
        Expression left = child(node, 0);
        Expression right = child(node, 1);
        if (arithmetic != null) {
            return Operators.arithmetic(arithmetic, left, right);
        }
        return order == null
                ? Operators.equal(left, right, node instanceof ASTNENode)
                : Operators.ordered(order, left, right);
    }

    private Expression unary(JexlNode node) {
        if (node instanceof ASTNotNode) {
            return LogicFunctions.not(child(node, 0));
        } else if (node instanceof ASTUnaryMinusNode) {
            return Operators.negative(child(node, 0));
        } else if (node instanceof ASTUnaryPlusNode) {
            return Operators.positive(child(node, 0));
        }
        throw refused(node);
    }

    private Expression child(JexlNode node, int index) {
        return of(node.jjtGetChild(index));
    }

    private List<Expression> children(JexlNode node) {
        List<Expression> children = new ArrayList<>();
        for (int i = 0; i < node.jjtGetNumChildren(); i++) {
            children.add(child(node, i));
        }
        return children;
    }

    private Expression call(JexlNode node) {
        if (!(node.jjtGetChild(0) instanceof ASTIdentifier called) || node.jjtGetNumChildren() != 2) {
            throw refused(node);
        }
        Token name = grammar.token(called);
        if (name.kind() != Kind.NAME) {
            throw refused(node);
        }
        Function function = Functions.of(name);
        return function.call(children(node.jjtGetChild(1)), name.position(), purpose);
    }

    private Expression leaf(Token token) {
        return switch (token.kind()) {
            case NUMBER -> Expression.constant(ValueKind.NUMBER, token.position(), new BigDecimal(token.text()));
            case TEXT ->
                Expression.constant(
                        ValueKind.TEXT, token.position(), token.text().isEmpty() ? null : token.text());
            default -> name(token);
        };
    }

    private Expression name(Token token) {
        return switch (token.text()) {
            case "true" -> Expression.constant(ValueKind.BOOLEAN, token.position(), true);
            case "false" -> Expression.constant(ValueKind.BOOLEAN, token.position(), false);
            case "null" -> Expression.constant(ValueKind.NULL, token.position(), null);
            default -> fields.at(token);
        };
    }

    private FormulaException refused(JexlNode node) {
        return fault(FormulaError.FORMULA_SYNTAX, node, grammar.first(node).text());
    }

    private FormulaException fault(FormulaError code, JexlNode node, Object arg) {
        return new FormulaException(code, grammar.first(node).position(), arg);
    }
}
