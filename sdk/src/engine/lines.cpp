#include "engine/lines.hpp"

#include <map>
#include <set>

#include <kaohe/number_text.hpp>

#include "engine/abi_view.hpp"
#include "engine/names.hpp"

namespace kaohe::engine {

namespace {

std::string group_name(Group over) {
  switch (over) {
    case Group::pool:
      return "同组";
    case Group::domain:
      return "本领域";
    case Group::choice:
      return "同类";
    case Group::none:
      break;
  }
  return {};
}

// "每次" reads well, "每%" does not.
bool is_proportion(std::string_view unit) {
  return unit == "%" || unit == "%" || unit == "‰" || unit == "百分点" || unit == "个百分点";
}

}  // namespace

std::string Lines::where(const Context& context) const {
  std::string text = cell_name(lookup_.rules().calendar().year(), context.cell_kind, context.cell);
  for (const Context::Fixed& fixed : context.fixed) {
    if (fixed.sub == kNone) continue;
    if (!text.empty()) text += " ";
    text += lookup_.facts().subject_name(fixed.sub, context.row, fixed.subject);
  }
  return text;
}

std::string Lines::unit(const Operand& operand) const {
  if (operand.kind == OperandKind::input) return std::string(catalogue_.inputs[operand.index].unit);
  if (operand.kind == OperandKind::figure) {
    return std::string(catalogue_.figures[operand.index].unit);
  }
  return {};
}

std::string Lines::shown(const Operand& operand, const Context& context) const {
  const Value value = lookup_.operand(operand, context);
  if (value.state == Value::State::absent) return "待报";
  if (!value.has_number()) return "无";
  if (operand.kind == OperandKind::input) {
    const Input& input = catalogue_.inputs[operand.index];
    if (input.type == InputType::flag) return value.number.is_zero() ? "否" : "是";
    if (input.type == InputType::choice) {
      const std::uint32_t option = static_cast<std::uint32_t>(*value.number.units() / kUnitsPerOne);
      return std::string(catalogue_.options[input.options.first + option].title);
    }
  }
  return shown_text(value.number);
}

std::string Lines::result(const Item& item, const Rational& points) const {
  return std::string(item.sign == Sign::award ? "得" : "扣") + shown_text(points) + "分";
}

// What of a member's own points goes into the combined ones; empty where all of it does.
std::string Lines::combined(const Item& item, const ItemTrace::Member& member) const {
  if (member.share == Rational::of(1)) return {};
  if (member.share.is_zero()) return ",不取";
  const bool is_weighted = item.combine == Combine::weighted;
  return (is_weighted ? ",权重" + shown_text(member.share) + ",计" : ",平均后计") +
         shown_text(member.points) + "分";
}

// 逐件计价: how many at which price.
std::string Lines::each(const Item& item, const ItemTrace& trace) const {
  std::map<std::string, std::pair<Rational, std::string>> by_price;  // price text → count, label
  Rational count;
  std::uint32_t left_out = 0;
  const std::uint32_t input = item.of.kind == OperandKind::input ? item.of.index : kNone;
  for (const ItemTrace::Member& member : trace.members) {
    if (member.left_out) {
      ++left_out;
      continue;
    }
    std::string label;
    if (item.price_by != kNone && member.row >= 0) {
      const Attribute& attribute = catalogue_.attributes[item.price_by];
      const std::int16_t option =
          lookup_.facts().attribute(input, item.price_by, static_cast<std::uint64_t>(member.row));
      if (option >= 0) {
        label =
            catalogue_.options[attribute.options.first + static_cast<std::uint32_t>(option)].title;
      }
    }
    const Rational value =
        member.row >= 0 ? lookup_.facts().value(input, static_cast<std::uint64_t>(member.row))
                        : member.factor;
    std::string price = shown_text(member.price);
    if (!value.is_zero() && member.factor != value) {
      price += "×" + shown_text(member.factor / value);
    }
    if (member.row >= 0) {
      const Rational retained =
          lookup_.facts().retained(input, static_cast<std::uint64_t>(member.row));
      if (retained != Rational::of(1)) price += "×保留" + shown_text(retained);
    }
    auto& entry = by_price[label + "\n" + price];
    entry.first += value;
    entry.second = label;
    count += value;
  }
  std::string text = shown_text(count) + unit(item.of);
  std::string details;
  for (const auto& [key, entry] : by_price) {
    if (!details.empty()) details += ";";
    details += entry.second + shown_text(entry.first) + "×" + key.substr(key.find('\n') + 1);
  }
  if (left_out != 0) {
    if (!details.empty()) details += ";";
    details += "同一事由只计最高,略去" + std::to_string(left_out);
  }
  return details.empty() ? text : text + "(" + details + ")";
}

// 差额计价
std::string Lines::gap(const Item& item, const Context& context) const {
  const bool flag = item.of.kind == OperandKind::input &&
                    catalogue_.inputs[item.of.index].type == InputType::flag;
  const Value x = lookup_.operand(item.of, context);
  if (flag) return x.number.is_zero() ? "未做" : "已做";
  const Value target = item.target.kind == OperandKind::none
                           ? Value::of(Rational::of(1))
                           : lookup_.operand(item.target, context);
  const std::string u = unit(item.of);
  Rational difference = item.side_above ? x.number - target.number : target.number - x.number;
  if (difference.sign() < 0) difference = Rational();
  std::string text = "应" + shown_text(target.number) + u + "、实" + shown_text(x.number) + u;
  if (difference.is_zero()) return text;
  text += (item.side_above ? ",超" : ",差") + shown_text(difference) + u;
  const Rational step = item.step == kNone ? Rational::of(1) : lookup_.number(item.step, context);
  Rational steps = difference / step;
  if (item.round == Step::up) steps = steps.ceil();
  if (item.round == Step::down) steps = steps.floor();
  if (steps != difference) {
    text += "按" + shown_text(steps) + "个" + shown_text(step) + u + "计";
  }
  const bool is_one_counted = step == Rational::of(1) && !u.empty() && !is_proportion(u);
  return text + ",每" + (is_one_counted ? u : shown_text(step) + u) + "扣" +
         shown_text(lookup_.number(item.price.first, context));
}

std::string Lines::share(const Item& item, const Context& context) const {
  return shown(item.of, context) + "÷" + shown(item.target, context) + "×" +
         shown_text(lookup_.number(item.worth, context));
}

std::string Lines::bounds(const Row& row, const Context& context) const {
  std::string text;
  const auto add = [&](const char* word, const Operand& operand) {
    if (operand.kind == OperandKind::none) return;
    text += word + shown(operand, context);
  };
  add("≥", row.from);
  add(">", row.above);
  add("≤", row.upto);
  add("<", row.below);
  return text.empty() ? "其余" : text;
}

// 分档: the row that scoring found.
std::string Lines::table(const Item& item, const Context& context) const {
  const Value x = lookup_.operand(item.of, context);
  const std::string text = shown(item.of, context) + unit(item.of);
  const Row* row = lookup_.table_row(item.rows, x, context).row;
  const bool is_choice = item.of.kind == OperandKind::input &&
                         catalogue_.inputs[item.of.index].type == InputType::choice;
  // An option or a flag says itself what it is; only a label adds to it.
  const bool has_bounds = row != nullptr && row->is.count == 0 && !is_choice;
  if (row == nullptr || (!has_bounds && (row->label.empty() || row->label == text))) return text;
  return text + ",属“" + (row->label.empty() ? bounds(*row, context) : std::string(row->label)) +
         "”";
}

// What a peer figure compared with: `{group}平均{v}({n}家)`.
std::string Lines::peers_of(const Operand& operand, const Context& context) const {
  if (operand.kind != OperandKind::figure) return {};
  const Figure& figure = catalogue_.figures[operand.index];
  if (figure.form != FigureForm::peer || figure.peer == PeerForm::count) return {};
  const Value value = lookup_.figure(operand.index, context);
  if (!value.has_number()) return {};
  const char* word = figure.peer == PeerForm::mean    ? "平均"
                     : figure.peer == PeerForm::best  ? "最好"
                     : figure.peer == PeerForm::worst ? "最差"
                     : figure.peer == PeerForm::place ? "第"
                                                      : "倒数第";
  const std::uint32_t others = lookup_.compared_with(operand.index, context);
  return "(" + group_name(figure.over) + word + shown_text(value.number) + "(" +
         std::to_string(others) + "家))";
}

std::string Lines::body(const Item& item, const ItemTrace& trace, const Context& context,
                        const ItemTrace::Member* member, const Rational& points) const {
  std::string text;
  switch (item.kind) {
    case ItemKind::each:
      text = each(item, trace);
      break;
    case ItemKind::gap:
      text = gap(item, context);
      break;
    case ItemKind::share:
      text = share(item, context);
      break;
    case ItemKind::table:
      text = table(item, context);
      break;
    case ItemKind::function:
      text = member == nullptr ? std::string() : member->line;
      break;
  }
  text += peers_of(item.of, context) + peers_of(item.target, context);
  if (item.kind != ItemKind::each && item.times.count != 0) {
    const Value factor = lookup_.factors(item.times, context);
    if (factor.has_number() && factor.number != Rational::of(1)) {
      text += ",乘" + shown_text(factor.number);
    }
  }
  for (const std::uint32_t input : lookup_.rules().item_reads(trace.item)) {
    if (catalogue_.inputs[input].reason) text += ",酌定";
  }
  return text + (text.empty() ? "" : ",") + result(item, points);
}

std::string Lines::treated(const Item& item, const ItemTrace& trace) const {
  std::string how;
  switch (trace.treated) {
    case Treatment::full:
      how = item.sign == Sign::award ? "得满分" : "不扣";
      break;
    case Treatment::none:
      how = item.sign == Sign::award ? "不得分" : "不扣";
      break;
    case Treatment::zero:
      how = item.sign == Sign::award ? "不得分" : "全扣";
      break;
    case Treatment::peer_mean:
      how = "取" + group_name(item.peers) + "平均" + shown_text(trace.points);
      break;
    case Treatment::unnamed:
    case Treatment::block:
    case Treatment::rescale:
      how = "等候决定";
      break;
  }
  return "不适用(" + why_not_applicable(item, trace) + "):" + how + "," +
         result(item, trace.points);
}

// Which of what the item looks at has no value.
std::string Lines::why_not_applicable(const Item& item, const ItemTrace& trace) const {
  if (trace.by_when) return "条件不符";
  for (const std::uint32_t input : lookup_.rules().item_reads(trace.item)) {
    const kaohe_decision* decision = lookup_.facts().input_decision(trace.context.row, input);
    if (decision != nullptr && decision->document.size != 0) {
      return "决定:" + std::string(view(decision->document));
    }
  }
  const auto title = [&](const Operand& operand) {
    const bool is_input = operand.kind == OperandKind::input;
    return std::string(is_input ? catalogue_.inputs[operand.index].title
                                : catalogue_.figures[operand.index].title);
  };
  if (!trace.why.empty()) return trace.why;
  for (const Operand* operand : {&item.of, &item.target}) {
    const bool named = operand->kind == OperandKind::input || operand->kind == OperandKind::figure;
    if (!named || item.loops.count != 0) continue;
    const Value value = lookup_.operand(*operand, trace.context);
    if (value.state == Value::State::absent) return "待报" + title(*operand);
    if (!value.has_number()) return title(*operand) + "无值";
    if (operand == &item.target && value.number.sign() <= 0) return title(*operand) + "为0";
  }
  return item.loops.count != 0 ? "名单为空或均无值" : "无值";
}

// Titles of the inputs that have no value yet: its own, or else those of others whom it is compared
// with. It may also wait for a decision.
std::string Lines::awaited(const ItemTrace& trace) const {
  const std::string own = titles(trace.awaited, true);
  if (!own.empty()) return "待报:" + own;
  const std::string others = titles(trace.awaited, false);
  return others.empty() ? "待定" : "待报:其他考核对象的" + others;
}

// Each once, in the order of the catalogue.
std::string Lines::titles(const std::vector<Missing>& missing, bool own) const {
  std::set<std::uint32_t> inputs;
  for (const Missing& one : missing) {
    if ((one.peer == kNone) == own) inputs.insert(one.input);
  }
  std::string names;
  for (const std::uint32_t input : inputs) {
    names += (names.empty() ? "" : "、") + std::string(catalogue_.inputs[input].title);
  }
  return names;
}

// "党支部", "月", "季": what a loop goes over.
std::string Lines::looped_over(Range loops) const {
  std::string names;
  for (const Loop& loop : slice(catalogue_.loops, loops)) {
    if (!names.empty()) names += "逐";
    switch (loop.kind) {
      case LoopKind::sub:
        names += catalogue_.subs[loop.sub].title;
        break;
      case LoopKind::record:
        names += "条";
        break;
      case LoopKind::month:
        names += "月";
        break;
      case LoopKind::quarter:
        names += "季";
        break;
      case LoopKind::half:
        names += "半年";
        break;
    }
  }
  return names;
}

// What has been recorded so far of an item that is not due.
std::string Lines::progress(std::uint32_t index, const Context& context) const {
  std::string text = catalogue_.items[index].sign == Sign::award ? "年终赋分" : "未到期,先不扣分";
  for (const std::uint32_t input : lookup_.rules().item_reads(index)) {
    const Input& of = catalogue_.inputs[input];
    if (of.source != Source::record || of.type == InputType::choice) continue;
    const Rows rows = lookup_.facts().records(input, context.row);
    Rational total;
    for (std::uint64_t row = rows.first; row < rows.last; ++row) {
      total += lookup_.facts().value(input, row);
    }
    text += ";" + std::string(of.title) + "已记" + std::to_string(rows.last - rows.first) + "条";
    if (of.type == InputType::count || of.type == InputType::events) {
      text += "、计" + shown_text(total) + std::string(of.unit);
    }
  }
  return text;
}

std::vector<std::string> Lines::of(const ItemTrace& trace) const {
  const Item& item = catalogue_.items[trace.item];
  const std::string title(item.title);
  std::string head = where(trace.context);
  head = head.empty() ? title + ":" : head + ":" + title + ":";
  std::vector<std::string> lines;
  switch (trace.state) {
    case ItemTrace::State::silent:
      return lines;
    case ItemTrace::State::not_due:
      return {head + progress(trace.item, trace.context)};
    case ItemTrace::State::absent:
      return {head + awaited(trace)};
    case ItemTrace::State::not_applicable:
      return {head + treated(item, trace)};
    case ItemTrace::State::value:
      break;
  }
  const std::string cap =
      trace.capped ? "(封顶" + shown_text(lookup_.number(item.cap, trace.context)) + ")" : "";
  const std::string provisional = trace.provisional ? "(暂按上次)" : "";
  if (trace.treated != Treatment::unnamed) return {head + treated(item, trace) + cap};
  if (item.kind == ItemKind::each || item.loops.count == 0) {
    const ItemTrace::Member* member = trace.members.empty() ? nullptr : &trace.members.front();
    return {head + body(item, trace, trace.context, member, trace.points) + cap + provisional};
  }
  const char* how = item.combine == Combine::mean       ? ",平均"
                    : item.combine == Combine::weighted ? ",加权平均"
                    : item.combine == Combine::max      ? ",取最高"
                    : item.combine == Combine::min      ? ",取最低"
                                                        : "";
  lines.push_back(head + "逐" + looped_over(item.loops) + "计" +
                  std::to_string(trace.members.size()) + "个" + how + "," +
                  result(item, trace.points) + cap + provisional);
  for (const ItemTrace::Member& member : trace.members) {
    const bool tells = item.sign == Sign::award || !member.points.is_zero();
    if (!tells) continue;
    std::string at = where(member.context);
    if (at.empty() && member.row >= 0) {
      at = "记录" + std::to_string(lookup_.facts().record(item.of.index,
                                                          static_cast<std::uint64_t>(member.row)));
    }
    lines.push_back(at + ":" + body(item, trace, member.context, &member, member.own) +
                    combined(item, member));
  }
  return lines;
}

}  // namespace kaohe::engine
